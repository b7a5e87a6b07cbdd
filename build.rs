//! Builds again when a file of a model, a template or an example is added: they are embedded in the program.

fn main() {
    for folder in ["models", "templates", "examples"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
