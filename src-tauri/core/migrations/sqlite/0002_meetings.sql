-- Meetings that run themselves: planning, meeting mode, agreements, stuck students, instruments with
-- terms, open places, the split over coaches. The same habits as in 0001.

-- == Planning and calendars

-- == Meeting mode and the beamer

-- == Agreements and stuck students

-- == Instruments and their terms

-- == Open places and who looks at them

-- == The split over coaches

-- == End
