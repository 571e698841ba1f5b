//! A small window with one file in it, to be dragged onto the program as out of a folder on the
//! desktop. Its arguments: the file, and where the window stands on the screen (x, y).

#[cfg(target_os = "linux")]
fn main() {
    use gtk::prelude::*;

    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().expect("file x y");
    let (file, x, y) = (next(), next(), next());
    gtk::init().expect("a display");
    // Without a window manager: nothing moves or decorates it.
    let window = gtk::Window::new(gtk::WindowType::Popup);
    window.set_default_size(80, 80);
    window.move_(x.parse().expect("x"), y.parse().expect("y"));
    let held = gtk::EventBox::new();
    held.add(&gtk::Label::new(Some("pdf")));
    held.drag_source_set(
        gtk::gdk::ModifierType::BUTTON1_MASK,
        &[],
        gtk::gdk::DragAction::COPY,
    );
    held.drag_source_add_uri_targets();
    let address = gtk::glib::filename_to_uri(&file, None).expect("an address");
    held.connect_drag_data_get(move |_, _, data, _, _| {
        data.set_uris(&[address.as_str()]);
    });
    window.add(&held);
    window.show_all();
    println!("ready");
    gtk::main();
}

#[cfg(not(target_os = "linux"))]
fn main() {}
