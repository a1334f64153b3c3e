"""Files that are published beside pages: pictures, drawings, documents, freed of what tells who made them and where."""
