package org.huhang.document;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.huhang.document.FileRefused.Reason;

/**
 * A look into Word and Excel files as far as safety asks for it: which of both it is, that nothing in it runs, and that
 * it does not swell when opened. Its texts are not read.
 */
final class OfficeFile {

    private static final int MOST_ENTRIES = 3000;
    private static final long LARGEST_UNPACKED = 200L << 20;
    private static final int LARGEST_LIST = 1 << 20;

    private final Set<String> names = new HashSet<>();
    private long unpacked;
    private String contentTypes = "";

    private OfficeFile() {}

    static FileType check(Path file) throws IOException {
        try {
            var office = new OfficeFile();
            office.unpack(file);
            office.requireSameDirectory(file);
            return office.type();
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new FileRefused(Reason.DAMAGED, e);
        }
    }

    /** Counts what really comes out; the sizes that the file states of itself may lie. */
    private void unpack(Path file) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!names.add(entry.getName()) || names.size() > MOST_ENTRIES) {
                    throw new FileRefused(Reason.DAMAGED);
                }
                read(entry.getName().toLowerCase(Locale.ROOT), zip);
            }
        }
    }

    private void read(String name, InputStream content) throws IOException {
        if (name.contains("vbaproject") || name.contains("vbadata") || name.contains("/activex")) {
            throw new FileRefused(Reason.MACROS);
        }
        if (name.contains("/embeddings/") && name.endsWith(".bin")) {
            throw new FileRefused(Reason.EMBEDDED);
        }
        if (name.equals("[content_types].xml")) {
            contentTypes = text(content).toLowerCase(Locale.ROOT);
        } else if (name.endsWith(".rels")) {
            requireNothingFetched(text(content).toLowerCase(Locale.ROOT));
        } else {
            count(content);
        }
    }

    /** A template that Word fetches on opening brings its macros along. */
    private static void requireNothingFetched(String relations) {
        if (relations.contains("/attachedtemplate") && relations.contains("external")) {
            throw new FileRefused(Reason.MACROS);
        }
    }

    private String text(InputStream content) throws IOException {
        var bytes = content.readNBytes(LARGEST_LIST + 1);
        if (bytes.length > LARGEST_LIST) {
            throw new FileRefused(Reason.UNPACKS_TOO_LARGE);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void count(InputStream content) throws IOException {
        var buffer = new byte[64 << 10];
        for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            unpacked += read;
            if (unpacked > LARGEST_UNPACKED) {
                throw new FileRefused(Reason.UNPACKS_TOO_LARGE);
            }
        }
    }

    /** Office programs go by the directory at the end of the file, the look above by what lies in it: they must agree. */
    private void requireSameDirectory(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var listed = zip.stream().map(ZipEntry::getName).toList();
            if (listed.size() != names.size() || !names.containsAll(listed)) {
                throw new FileRefused(Reason.DAMAGED);
            }
        }
    }

    private FileType type() {
        if (contentTypes.contains("macroenabled")) {
            throw new FileRefused(Reason.MACROS);
        }
        if (names.contains("word/document.xml") && contentTypes.contains("wordprocessingml.document.main+xml")) {
            return FileType.DOCX;
        }
        if (names.contains("xl/workbook.xml") && contentTypes.contains("spreadsheetml.sheet.main+xml")) {
            return FileType.XLSX;
        }
        throw new FileRefused(Reason.TYPE);
    }
}
