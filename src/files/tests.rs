use super::*;
use crate::diagnostic::SourceFile;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    write(path, text, Access::Shared, Existing::Replace).unwrap();
}

#[test]
fn what_is_written_is_read() {
    let folder = folder();
    let path = folder.path().join("a.toml");
    write(&path, "one", Access::Private, Existing::Keep).unwrap();
    assert_eq!(read(&path).unwrap(), "one");
    write(&path, "two", Access::Private, Existing::Replace).unwrap();
    assert_eq!(read(&path).unwrap(), "two");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file stays");
}

#[test]
fn a_file_is_not_replaced_unasked() {
    let folder = folder();
    let path = folder.path().join("a.md");
    put(&path, "old");
    let refused = write(&path, "new", Access::Shared, Existing::Keep).unwrap_err();
    assert!(matches!(refused, FileError::Exists(_)), "{refused}");
    assert!(refused.to_string().contains("--force"));
    assert_eq!(read(&path).unwrap(), "old");
}

#[test]
fn messages_name_the_trouble() {
    let folder = folder();
    let missing = folder.path().join("none.toml");
    assert!(matches!(read(&missing), Err(FileError::NotFound(_))));
    assert_eq!(read_kept(&missing).unwrap(), None);
    assert!(matches!(read(folder.path()), Err(FileError::IsFolder(_))));
    assert!(matches!(read_folder(&missing), Err(FileError::NotFound(_))));
    assert!(matches!(read_folder(folder.path()), Err(FileError::NoModelFiles(_))));
    let lost = folder.path().join("no-folder").join("a.md");
    let error = write(&lost, "", Access::Shared, Existing::Keep).unwrap_err();
    assert!(matches!(error, FileError::NoFolder(_)), "{error}");
}

#[test]
fn only_utf_8_of_a_sane_size_is_read() {
    let error = read_from(&b"one\ntwo\n\xe9t\xe9"[..], "a.toml").unwrap_err();
    assert_eq!(
        error.to_string(),
        "`a.toml` is not UTF-8 text: the first wrong byte is on line 3. Save it as UTF-8."
    );
    let error = read_from(&b"\xff\xfea\0"[..], "a.toml").unwrap_err();
    assert_eq!(error.to_string(), "`a.toml` is UTF-16 text. Save it as UTF-8.");
    assert!(matches!(read_from(io::repeat(b'a'), "a.toml"), Err(FileError::TooLarge(_))));
}

#[test]
fn a_folder_is_read_in_order() {
    let folder = folder();
    for name in ["model.toml", "factors/b.toml", "factors/a.toml", "notes.md", ".hidden.toml"] {
        put(&folder.path().join(name), name);
    }
    let texts: Vec<String> =
        read_folder(folder.path()).unwrap().into_iter().map(|it| it.text).collect();
    assert_eq!(texts, ["factors/a.toml", "factors/b.toml", "model.toml"]);
}

#[test]
fn a_folder_of_many_large_files_is_refused() {
    let folder = folder();
    let half = usize::try_from(folder::FOLDER_LIMIT / 2).unwrap();
    for name in ["a.toml", "b.toml"] {
        put(&folder.path().join(name), &"#".repeat(half));
    }
    assert_eq!(read_folder(folder.path()).unwrap().len(), 2);
    put(&folder.path().join("c.toml"), "#");
    assert!(matches!(read_folder(folder.path()), Err(FileError::FolderTooLarge(_))));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn answers_are_private_and_reports_keep_their_mode() {
        let folder = folder();
        let answers = folder.path().join("answers.toml");
        write(&answers, "", Access::Private, Existing::Keep).unwrap();
        assert_eq!(mode(&answers), 0o600);
        let report = folder.path().join("report.md");
        put(&report, "");
        fs::set_permissions(&report, fs::Permissions::from_mode(0o640)).unwrap();
        put(&report, "again");
        assert_eq!(mode(&report), 0o640);
    }

    #[test]
    fn a_replaced_file_keeps_its_mode_and_a_read_only_one_is_not_replaced() {
        let folder = folder();
        let answers = folder.path().join("answers.toml");
        put(&answers, "first");
        for (bits, is_replaced) in [(0o640, true), (0o660, true), (0o440, false)] {
            fs::set_permissions(&answers, fs::Permissions::from_mode(bits)).unwrap();
            let text = format!("{bits:o}");
            let written = write(&answers, &text, Access::Private, Existing::Replace);
            assert_eq!(written.is_ok(), is_replaced, "{bits:o}");
            assert_eq!(mode(&answers), bits);
            assert_eq!(read(&answers).unwrap() == text, is_replaced);
        }
        let refused = check_place(&answers).unwrap_err();
        assert!(matches!(refused, FileError::WriteProtected(_)), "{refused}");
    }

    #[test]
    #[cfg_attr(not(is_root), ignore = "only root may give a file away")]
    fn a_replaced_file_keeps_its_owner() {
        use std::os::unix::fs::{MetadataExt, chown};
        let folder = folder();
        let answers = folder.path().join("answers.toml");
        put(&answers, "first");
        chown(&answers, Some(1234), Some(4321)).unwrap();
        put(&answers, "second");
        let there = fs::metadata(&answers).unwrap();
        assert_eq!((there.uid(), there.gid()), (1234, 4321));
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = folder();
        let (real, link) = (folder.path().join("real.toml"), folder.path().join("link.toml"));
        put(&real, "first");
        symlink("real.toml", &link).unwrap();
        put(&link, "second");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(read(&real).unwrap(), "second");
    }

    #[test]
    fn a_link_to_what_is_not_there_is_not_written_through() {
        let folder = folder();
        let (near, far) = (folder.path().join("near.toml"), folder.path().join("far.toml"));
        symlink("far.toml", &near).unwrap();
        symlink("real.toml", &far).unwrap();
        let refused = write(&near, "text", Access::Shared, Existing::Replace).unwrap_err();
        assert!(matches!(refused, FileError::DanglingLink { .. }), "{refused}");
        assert!(!folder.path().join("real.toml").exists());
        let around = folder.path().join("around.toml");
        symlink("around.toml", &around).unwrap();
        write(&around, "text", Access::Shared, Existing::Replace).unwrap_err();
        assert!(fs::symlink_metadata(&around).unwrap().is_symlink());
    }

    #[test]
    fn what_a_killed_run_left_is_removed_and_nothing_else() {
        let folder = folder();
        let inside = |name: &str| folder.path().join(name);
        for name in [".mops-advisor-aB3dE6", ".mops-advisor-notes", ".mops-advisor-abc.de"] {
            put(&inside(name), "text");
        }
        fs::create_dir(inside(".mops-advisor-folder")).unwrap();
        let lock = FolderLock::take(&inside("a.toml"), |_| {}).unwrap();
        lock.clear();
        let left = |name: &str| inside(name).exists();
        assert!(!left(".mops-advisor-aB3dE6"));
        assert!(left(".mops-advisor-notes") && left(".mops-advisor-abc.de"));
        assert!(left(".mops-advisor-folder"));
    }

    #[test]
    fn who_writes_waits_for_another_who_writes_and_says_so() {
        use std::time::Duration;
        let folder = folder();
        let path = folder.path().join("a.toml");
        let lock = FolderLock::take(&path, |_| panic!("nobody is waited for")).unwrap();
        let mut told = false;
        std::thread::scope(|scope| {
            scope.spawn(|| {
                std::thread::sleep(Duration::from_millis(1300));
                drop(lock);
            });
            FolderLock::take(&path, |_| told = true).unwrap();
        });
        assert!(told);
    }

    #[test]
    fn a_device_is_written_to_and_stays_one() {
        write(Path::new("/dev/null"), "text", Access::Shared, Existing::Keep).unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }

    #[test]
    fn links_out_of_a_model_folder_are_refused() {
        let (model, other) = (folder(), folder());
        put(&other.path().join("secret.toml"), "");
        symlink(other.path().join("secret.toml"), model.path().join("a.toml")).unwrap();
        let error = read_folder(model.path()).unwrap_err();
        assert!(matches!(error, FileError::LeadsOut { .. }), "{error}");
    }

    #[test]
    fn a_folder_that_is_a_link_out_of_the_model_is_not_left_out_in_silence() {
        let (model, other) = (folder(), folder());
        put(&model.path().join("a.toml"), "");
        symlink(other.path(), model.path().join("gates")).unwrap();
        let error = read_folder(model.path()).unwrap_err();
        assert!(matches!(error, FileError::LeadsOut { .. }), "{error}");
    }

    #[test]
    fn a_socket_in_a_model_folder_is_refused() {
        let model = folder();
        let _socket = std::os::unix::net::UnixListener::bind(model.path().join("a.toml")).unwrap();
        let error = read_folder(model.path()).unwrap_err();
        assert!(matches!(error, FileError::NotRegular(_)), "{error}");
    }
}

#[test]
fn a_folder_is_checked_before_anything_is_written_in_it() {
    let folder = folder();
    check_place(&folder.path().join("a.toml")).unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing stays");
    let lost = check_place(&folder.path().join("none/a.toml")).unwrap_err();
    assert!(matches!(lost, FileError::NoFolder(_)), "{lost}");
}

#[cfg(target_os = "linux")]
#[test]
fn where_nobody_may_write_the_message_names_the_folder_and_no_temporary_file() {
    let refused = check_place(Path::new("/proc/a.toml")).unwrap_err();
    assert!(matches!(refused, FileError::ReadOnly { .. }), "{refused}");
    assert!(refused.to_string().starts_with("cannot write in the folder `/proc`: "), "{refused}");
    assert!(!refused.to_string().contains(".mops-advisor-"), "{refused}");
}

#[test]
fn folders_are_written_as_a_whole_or_not_at_all() {
    let folder = folder();
    let parent = folder.path().join("new/copy");
    let file = |name: &str| SourceFile { name: name.to_owned(), text: "text".to_owned() };
    // A file cannot also be a folder, so the second one fails when the first exists.
    let wrong = [("a", vec![file("x")]), ("b", vec![file("y"), file("y/z")])];
    let error = write_new_folders(&parent, &wrong).unwrap_err();
    assert!(matches!(error, FileError::WriteFolder { .. }), "{error}");
    assert!(error.to_string().contains("Nothing was left there"), "{error}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    put(&folder.path().join("mine"), "mine");
    write_new_folders(folder.path(), &wrong).unwrap_err();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "what was there stays alone");
    write_new_folders(&parent, &wrong[..1]).unwrap();
    assert_eq!(read(&parent.join("a/x")).unwrap(), "text");
    assert_eq!(fs::read_dir(&parent).unwrap().count(), 1);
    let error = write_new_folders(&parent, &wrong[..1]).unwrap_err();
    assert!(matches!(error, FileError::FolderExists(_)), "{error}");
    let error = write_new_folders(&parent.join("a/x"), &wrong[..1]).unwrap_err();
    assert!(matches!(error, FileError::NotAFolder(_)), "{error}");
}

#[test]
fn files_too_deep_in_a_model_folder_are_not_left_out_in_silence() {
    let folder = folder();
    put(&folder.path().join("a/b/c.toml"), "");
    assert_eq!(read_folder(folder.path()).unwrap().len(), 1);
    put(&folder.path().join(".git/a/b/c/d.toml"), "");
    assert_eq!(read_folder(folder.path()).unwrap().len(), 1, "what is hidden is no model's");
    put(&folder.path().join("a/b/c/d.toml"), "");
    let error = read_folder(folder.path()).unwrap_err();
    assert!(matches!(error, FileError::TooDeep(_)), "{error}");
}
