package org.huhang.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.Tika;
import org.huhang.document.FileRefused.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out by its content what a file is; its name and what the browser says of it count for nothing. */
@Component
class Inspection {

    private static final int START = 12;

    private final Tika tika = new Tika();

    /**
     * The type of a file that may come in.
     *
     * @param name the name it came with, for the words of a refusal
     * @throws FileRefused for every other
     */
    FileType typeOf(Path file, @Nullable String name) throws IOException {
        try {
            return typeOf(file);
        } catch (FileRefused e) {
            throw e.naming(name);
        }
    }

    private FileType typeOf(Path file) throws IOException {
        var found = sniff(file);
        return switch (found) {
            case "application/zip", "application/x-tika-ooxml" -> OfficeFile.check(file);
            case "application/pdf" -> pdf(file);
            case "audio/amr", "audio/amr-wb" -> require(FileType.AMR, Recording.isAmr(Files.readAllBytes(file)));
            case "audio/x-aac", "audio/aac" -> require(FileType.AAC, Recording.isAac(Files.readAllBytes(file)));
            case "audio/vnd.wave", "audio/x-wav" -> require(FileType.WAV, Recording.isWav(Files.readAllBytes(file)));
            case "video/mp4", "video/quicktime", "video/x-m4v", "application/mp4" -> film(start(file));
            // The second is what is left of text in Chinese encodings, the third is text that begins like a mail.
            case "text/plain", "application/octet-stream", "message/rfc822" ->
                require(FileType.TEXT, PlainText.is(Files.readAllBytes(file)));
            default -> FileType.of(found).orElseThrow(() -> new FileRefused(Reason.TYPE));
        };
    }

    private String sniff(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return tika.detect(in);
        }
    }

    /** Programs forgive a late start, which lets one file be two things; so what it is must stand at the first byte. */
    private static String start(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(START), StandardCharsets.ISO_8859_1);
        }
    }

    private static FileType pdf(Path file) throws IOException {
        require(FileType.PDF, start(file).startsWith("%PDF-"));
        PdfFile.check(file);
        return FileType.PDF;
    }

    /** Phones name the same kind of film by a dozen brands. */
    private static FileType film(String start) {
        var marked = start.length() == START && start.startsWith("ftyp", 4);
        return require(start.endsWith("qt  ") ? FileType.MOV : FileType.MP4, marked);
    }

    private static FileType require(FileType type, boolean holds) {
        if (!holds) {
            throw new FileRefused(Reason.TYPE);
        }
        return type;
    }
}
