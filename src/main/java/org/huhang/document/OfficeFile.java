package org.huhang.document;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;
import org.huhang.document.FileRefused.Reason;

/**
 * A look into Word and Excel files as far as safety asks for it: which of both it is, that it holds nothing but what texts
 * and tables are made of, that nothing in it runs or is fetched, and that it does not swell when opened. What may be in it is
 * listed; anything else is refused, whatever it is.
 */
final class OfficeFile {

    private static final int MOST_ENTRIES = 3000;
    private static final long LARGEST_UNPACKED = 200L << 20;
    private static final long LARGEST_PART_TO_READ = 64L << 20;

    private static final String WORD = "word/document.xml";
    private static final String EXCEL = "xl/workbook.xml";
    private static final Pattern PART =
            Pattern.compile("\\[content_types\\]\\.xml|((_rels|docprops|word|xl|customxml|theme)/([a-z0-9_"
                    + " .-]+/){0,4})?[^/\\\\:]{0,200}");
    private static final Set<String> XML = Set.of("xml", "rels", "vml");
    private static final Set<String> OTHER =
            Set.of("png", "jpg", "jpeg", "jpe", "gif", "bmp", "tif", "tiff", "emf", "wmf", "wdp", "svg", "odttf");

    private final Set<String> names = new HashSet<>();
    private final OfficeParts parts = new OfficeParts();
    private long unpacked;
    private long mostUnpacked = LARGEST_UNPACKED;

    private OfficeFile() {}

    static FileType check(Path file) throws IOException {
        try {
            var office = new OfficeFile();
            office.lookInto(file);
            office.requireSameOrder(file);
            return office.type();
        } catch (ZipException | EOFException | RuntimeException | XMLStreamException e) {
            // The parser answers some hostile input with whatever its arithmetic meets first.
            throw e instanceof FileRefused refused ? refused : new FileRefused(Reason.DAMAGED, e);
        }
    }

    /** By the directory at the end of the file, as office programs do. */
    private void lookInto(Path file) throws IOException, XMLStreamException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry(WORD) == null && zip.getEntry(EXCEL) == null) {
                throw new FileRefused(Reason.TYPE);
            }
            if (zip.size() > MOST_ENTRIES) {
                throw new FileRefused(Reason.DAMAGED);
            }
            for (var entry : Collections.list(zip.entries())) {
                if (!names.add(entry.getName())) {
                    throw new FileRefused(Reason.DAMAGED);
                }
                try (var content = zip.getInputStream(entry)) {
                    read(entry.getName().toLowerCase(Locale.ROOT), new Counted(content));
                }
            }
        }
    }

    /** Other programs go by what lies in the file one after the other: they must find the same parts. */
    private void requireSameOrder(Path file) throws IOException {
        unpacked = 0;
        var met = new HashSet<String>();
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!names.contains(entry.getName()) || !met.add(entry.getName())) {
                    throw new FileRefused(Reason.DAMAGED);
                }
                new Counted(zip).transferTo(OutputStream.nullOutputStream());
            }
        }
        if (met.size() != names.size()) {
            throw new FileRefused(Reason.DAMAGED);
        }
    }

    private void read(String name, InputStream content) throws IOException, XMLStreamException {
        if (name.contains("vbaproject") || name.contains("vbadata") || name.contains("/activex")) {
            throw new FileRefused(Reason.MACROS);
        }
        var ending = name.substring(name.lastIndexOf('.') + 1);
        if (!PART.matcher(name).matches() || name.contains("..") || !mayBeHere(name, ending)) {
            throw new FileRefused(Reason.EMBEDDED);
        }
        if (XML.contains(ending)) {
            mostUnpacked = Math.min(LARGEST_UNPACKED, unpacked + LARGEST_PART_TO_READ);
            parts.read(name, content);
            mostUnpacked = LARGEST_UNPACKED;
        }
        content.transferTo(OutputStream.nullOutputStream());
    }

    private static boolean mayBeHere(String name, String ending) {
        return XML.contains(ending)
                || OTHER.contains(ending)
                || name.endsWith("/")
                || ending.equals("bin") && name.contains("/printersettings/");
    }

    /** Counts what really comes out; the sizes that the file states of itself may lie. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream entry) {
            super(entry);
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = super.read(into, offset, length);
            return counted(read, read);
        }

        private int counted(int result, int bytes) {
            unpacked += result < 0 ? 0 : bytes;
            if (unpacked > mostUnpacked) {
                throw new FileRefused(Reason.UNPACKS_TOO_LARGE);
            }
            return result;
        }

        /** Whoever opened the entry closes it. */
        @Override
        public void close() {}
    }

    private FileType type() {
        if (names.contains(WORD) && parts.declare("wordprocessingml.document.main+xml")) {
            return FileType.DOCX;
        }
        if (names.contains(EXCEL) && parts.declare("spreadsheetml.sheet.main+xml")) {
            return FileType.XLSX;
        }
        throw new FileRefused(Reason.TYPE);
    }
}
