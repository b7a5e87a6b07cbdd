//! Builds again when a file of a model, a template or an example is added, since they are embedded in
//! the program, and prepares the built-in model.
//!
//! Parsing the model's TOML would take longer than all the rest of loading it, at every start of the
//! program. So the files are parsed here, and their trees are written down in a form that is quickly
//! read: see `src/toml_tree/packed.rs`, which reads it. The digest of the files is made here as well.

#![expect(clippy::disallowed_methods, reason = "a build script reads and writes its own files")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use sha2::{Digest, Sha256};
use toml::de::{DeTable, DeValue};

/// The folder of the built-in model.
const MODEL: &str = "models/mops-placement";

fn main() -> Result<(), Box<dyn Error>> {
    for folder in ["models", "templates", "examples"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let mut files = Vec::new();
    collect(Path::new(MODEL), &mut files)?;
    files.sort();
    let mut digest = Sha256::new();
    let mut packed = Packed(vec![b'l']);
    packed.count(files.len());
    for path in files {
        let text = fs::read_to_string(&path)?;
        digest.update(&text);
        let table =
            DeTable::parse(&text).map_err(|it| format!("{}: {}", path.display(), it.message()))?;
        packed.table(table.get_ref());
    }
    let digest: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    // Tests that need a program of the system, or its rights, are ignored without them.
    println!("cargo::rustc-check-cfg=cfg(has_strace, is_root)");
    let user = Command::new("id").arg("-u").output();
    if user.is_ok_and(|it| it.stdout.starts_with(b"0\n")) {
        println!("cargo::rustc-cfg=is_root");
    }
    println!("cargo::rerun-if-env-changed=PATH");
    let traced = Command::new("strace").args(["-o", "/dev/null", "true"]).status();
    if traced.is_ok_and(|it| it.success()) {
        println!("cargo::rustc-cfg=has_strace");
    }
    println!("cargo::rustc-env=BUILTIN_MODEL_SHA256={digest}");
    Ok(fs::write(Path::new(&env::var("OUT_DIR")?).join("model.tree"), packed.0)?)
}

/// Adds the TOML files of a folder and of those in it.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|it| it == "toml") {
            files.push(path);
        }
    }
    Ok(())
}

/// The bytes written so far: for each value a letter for its kind, and what it is.
struct Packed(Vec<u8>);

impl Packed {
    fn value(&mut self, value: &DeValue<'_>) {
        match value {
            DeValue::String(text) => self.text(b's', text),
            DeValue::Integer(number) => {
                // Numbers are written as the decimal digits that they stand for.
                let number = i64::from_str_radix(number.as_str(), number.radix());
                self.text(b'i', &number.map_or_else(|_| String::new(), |it| it.to_string()));
            }
            DeValue::Float(number) => self.text(b'f', number.as_str()),
            DeValue::Boolean(flag) => self.0.extend([b'b', u8::from(*flag)]),
            DeValue::Datetime(time) => self.text(b'd', &time.to_string()),
            DeValue::Array(list) => {
                self.0.push(b'l');
                self.count(list.len());
                list.iter().for_each(|it| self.value(it.get_ref()));
            }
            DeValue::Table(table) => self.table(table),
        }
    }

    fn table(&mut self, table: &DeTable<'_>) {
        self.0.push(b't');
        self.count(table.len());
        for (key, value) in table {
            self.text(b's', key.get_ref());
            self.value(value.get_ref());
        }
    }

    fn text(&mut self, kind: u8, text: &str) {
        self.0.push(kind);
        self.count(text.len());
        self.0.extend(text.as_bytes());
    }

    fn count(&mut self, count: usize) {
        let count = u32::try_from(count).expect("a model is far smaller than 4 GB");
        self.0.extend(count.to_le_bytes());
    }
}
