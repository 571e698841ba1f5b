//! From an order to files, or to a preview: the same for every kind of document.

use chrono::NaiveDate;
use serde::Serialize;
use transitieroute_core::text::fold;
use transitieroute_core::{Dossier, Moment};
use transitieroute_documents::{DocumentError, Engine, batch};
use ts_rs::TS;

use crate::catalogue::planned;
use crate::job::{Job, PressError, Printed, PrintedFile, engine, folder, safe};
use crate::order::{Order, Outlet};
use crate::plan::{Offer, Plan, Sheet};
use crate::release::Log;
use crate::seal::Finish;

/// Makes the documents of an order and writes them. Documents for somebody else than the student
/// stand in the log before the first file is written, so that no file leaves without a trace; what
/// was not made after all is taken out again.
///
/// When the job is stopped, what was made stays and is listed: [`Printed::stopped`].
///
/// # Errors
/// `nothing_to_print`, the errors of the records, or when a file can't be written; files that were
/// made stay.
pub fn print(
    dossier: &Dossier,
    order: &Order,
    outlet: &Outlet,
    job: &Job<'_>,
) -> Result<Printed, PressError> {
    let plan = planned(dossier, order, job.now)?;
    if plan.count == 0 {
        return Err(PressError::Nothing);
    }
    let press = Run {
        engine: engine()?,
        total: plan.count
            * (usize::from(outlet.folder.is_some()) + usize::from(outlet.merged.is_some())),
        log: Log::begin(dossier, order, &plan, outlet, job.now)?,
        finish: Finish::new(dossier, outlet.password.as_ref(), job.now),
        plan,
        outlet,
        job,
    };
    press.run()
}

/// What an order comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "press.ts")]
pub struct Contents {
    /// Title of the whole.
    pub title: String,
    /// How many documents.
    pub count: usize,
    /// Who is left out and why, in plain Dutch.
    pub left_out: Vec<String>,
    /// What can be chosen about it.
    pub offer: Offer,
}

/// Says what an order comes to, without making anything.
///
/// # Errors
/// The errors of the records.
pub fn contents(
    dossier: &Dossier,
    order: &Order,
    today: NaiveDate,
) -> Result<Contents, PressError> {
    // Nothing is made, so the hour makes no difference.
    let plan = planned(dossier, order, Moment::noon(today))?;
    Ok(Contents {
        title: plan.title,
        count: plan.count,
        left_out: plan.left_out,
        offer: plan.offer,
    })
}

/// One document of an order as it would be printed, in memory and nowhere else.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// Whom or what it is about.
    pub about: String,
}

/// Makes document `index` of an order, from 0, without writing or logging anything.
///
/// # Errors
/// `nothing_to_print`, or the errors of the records.
pub fn preview(
    dossier: &Dossier,
    order: &Order,
    index: usize,
    now: Moment,
) -> Result<Preview, PressError> {
    let plan = planned(dossier, order, now)?;
    if index >= plan.count {
        return Err(PressError::Nothing);
    }
    let sheet = plan.sheet(index)?;
    let bytes = transitieroute_documents::pdf(&sheet.document, &engine()?, now.date_time())?;
    Ok(Preview {
        bytes,
        about: sheet.about,
    })
}

struct Run<'r, 'd> {
    plan: Plan<'d>,
    engine: Engine,
    outlet: &'r Outlet,
    job: &'r Job<'r>,
    log: Log<'d>,
    finish: Finish<'r>,
    total: usize,
}

impl Run<'_, '_> {
    fn run(self) -> Result<Printed, PressError> {
        let mut printed = Printed {
            left_out: self.plan.left_out.clone(),
            ..Printed::default()
        };
        let made = self
            .each(&mut printed)
            .and_then(|()| self.merged(&mut printed));
        match made {
            Ok(()) => {}
            Err(PressError::Document(DocumentError::Cancelled)) => printed.stopped = true,
            Err(error) => {
                self.log.end()?;
                return Err(error);
            }
        }
        printed.changes = self.log.end()?;
        Ok(printed)
    }

    fn each(&self, printed: &mut Printed) -> Result<(), PressError> {
        let Some(out) = &self.outlet.folder else {
            return Ok(());
        };
        let out = folder(out)?;
        let mut files: Vec<Option<PrintedFile>> = vec![None; self.plan.count];
        let mut done = 0;
        let (plan, engine, finish) = (&self.plan, &self.engine, &self.finish);
        let names = self.outlet.names;
        let result = batch::each(
            plan.count,
            // Each thread writes what it made: waiting for the disk costs the others no time.
            |index| -> Result<_, PressError> {
                let sheet = plan.sheet(index)?;
                let path = out.join(file_name(&sheet, names));
                batch::save(&path, &finish.bytes(&sheet, engine)?)?;
                Ok(PrintedFile::new(&path, sheet.about))
            },
            self.job.cancel,
            |index, file| {
                if let Some(slot) = files.get_mut(index) {
                    *slot = Some(file);
                }
                self.log.made(index);
                done += 1;
                (self.job.progress)(done, self.total);
                Ok(())
            },
        );
        printed.files.extend(files.into_iter().flatten());
        result
    }

    fn merged(&self, printed: &mut Printed) -> Result<(), PressError> {
        let Some(out) = &self.outlet.merged else {
            return Ok(());
        };
        let before = self.total - self.plan.count;
        if self.plan.count == 1 {
            let sheet = self.plan.sheet(0)?;
            let bytes = self.finish.bytes(&sheet, &self.engine)?;
            batch::save(out, &bytes)?;
            self.log.made(0);
            printed.files.push(PrintedFile::new(out, sheet.about));
            (self.job.progress)(self.total, self.total);
            return Ok(());
        }
        let plan = &self.plan;
        batch::merged(
            out,
            plan.count,
            |index| -> Result<_, PressError> { Ok(plan.sheet(index)?.document) },
            &self.plan.title,
            &self.engine,
            self.job.now.date_time(),
            self.finish.password(),
            self.job.cancel,
            |done| (self.job.progress)(before + done, self.total),
        )?;
        (0..self.plan.count).for_each(|index| self.log.made(index));
        let about = format!("{} ({} achter elkaar)", self.plan.title, self.plan.count);
        // In front: in a long list of single files nobody would find it.
        let together = PrintedFile {
            together: true,
            ..PrintedFile::new(out, about)
        };
        printed.files.insert(0, together);
        Ok(())
    }
}

fn file_name(sheet: &Sheet, names: bool) -> String {
    if names {
        format!("{}-{}.pdf", sheet.stem, safe(&fold(&sheet.about)))
    } else {
        format!("{}.pdf", sheet.stem)
    }
}
