"""QR codes to print: an address as a picture with the address in words beneath, and a sheet of them. Knows no addresses.

The codes are made by segno (ISO/IEC 18004) at error correction M: a fold or a coffee stain is borne.
"""

from documents.qr.pixels import qr_png
from documents.qr.sheet import Card, qr_sheet
from documents.qr.vector import qr_svg, short_address

__all__ = ["Card", "qr_png", "qr_sheet", "qr_svg", "short_address"]
