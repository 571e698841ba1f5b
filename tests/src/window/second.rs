//! A second window of the program: going from one to the other, and all that is in the page.

use fantoccini::wd::WindowHandle;
use image::RgbaImage;

use super::App;

impl App {
    /// Every window that is open.
    ///
    /// # Panics
    /// When the program is gone.
    #[must_use]
    #[track_caller]
    pub fn windows(&self) -> Vec<WindowHandle> {
        self.block(self.client().windows()).expect("windows")
    }

    /// The window that everything goes to now.
    ///
    /// # Panics
    /// When it is gone.
    #[must_use]
    #[track_caller]
    pub fn window(&self) -> WindowHandle {
        self.block(self.client().window()).expect("a window")
    }

    /// From here on everything goes to this window.
    ///
    /// # Panics
    /// When it is gone.
    #[track_caller]
    pub fn switch_to(&self, window: &WindowHandle) {
        self.block(self.client().switch_to_window(window.clone()))
            .expect("the other window");
    }

    /// The whole page as it is now, with everything that can't be seen.
    ///
    /// # Panics
    /// When the window is gone.
    #[must_use]
    #[track_caller]
    pub fn html(&self) -> String {
        let html = self.script("return document.documentElement.outerHTML", &[]);
        html.as_str().unwrap_or_default().to_owned()
    }

    /// A picture of the window as it is now.
    ///
    /// # Panics
    /// When the window gives none.
    #[must_use]
    #[track_caller]
    pub fn picture(&self) -> RgbaImage {
        let png = self
            .block(self.client().screenshot())
            .expect("a picture of the window");
        image::load_from_memory(&png).expect("a picture").to_rgba8()
    }
}
