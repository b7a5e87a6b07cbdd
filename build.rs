//! Builds again when a file of a model or a template is added: they are embedded in the program.

fn main() {
    for folder in ["models", "templates"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
