"""Passports through WeasyPrint: tagged, with the data inside."""

from common import COUNT, one_by_one, stem, tell
from weasyprint import HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from web import source, write

write(COUNT)
fonts = FontConfiguration()


def make(number):
    data = Attachment(
        filename=stem(number).with_suffix(".json"),
        name="paspoort.json",
        description="Dit paspoort als gegevens",
        relationship="Data",
    )
    # One standard per file: asking for PDF/A-3a instead leaves PDF/UA-1 out.
    return HTML(filename=source(number)).write_pdf(
        pdf_variant="pdf/ua-1", pdf_tags=True, attachments=[data], font_config=fonts
    )


tell(one_by_one(make))
