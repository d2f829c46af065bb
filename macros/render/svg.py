import vl_convert as vlc
def draw(spec): return vlc.vegalite_to_svg(spec)
def png(spec): return vlc.svg_to_png(draw(spec).replace('<g ','<rect width="100%" height="100%" fill="#fbfaf7"/><g ',1).replace('<text ','<text paint-order="stroke" '),scale=1.5)
