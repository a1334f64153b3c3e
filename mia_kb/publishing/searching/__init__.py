"""The site as search sees it: records and hand-written pages in, the files of its indexes out."""
