"""Draws ferry.png, the picture of the specimen: python templates/base/specimen/make_picture.py"""

from pathlib import Path

from PIL import Image, ImageDraw

WATER, LAND, LINE, BOAT = (205, 223, 233), (222, 226, 214), (120, 136, 148), (250, 250, 248)


def main() -> None:
    image = Image.new("RGB", (960, 600), WATER)
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 0), (250, 0), (210, 180), (260, 330), (190, 460), (230, 600), (0, 600)], fill=LAND)
    draw.polygon([(960, 0), (730, 0), (770, 150), (700, 320), (760, 470), (720, 600), (960, 600)], fill=LAND)
    for x in range(270, 700, 36):
        draw.line([(x, 330), (x + 18, 330)], fill=LINE, width=4)
    for pier in ((236, 318, 280, 342), (688, 318, 732, 342)):
        draw.rectangle(pier, fill=LINE)
    draw.polygon([(430, 305), (520, 305), (550, 330), (520, 355), (430, 355)], fill=BOAT, outline=LINE, width=4)
    draw.rectangle((450, 317, 505, 343), fill=WATER, outline=LINE, width=3)
    image.quantize(16).save(Path(__file__).parent / "ferry.png", optimize=True)


if __name__ == "__main__":
    main()
