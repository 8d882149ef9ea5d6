package org.huhang.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of files that may come in: what an office or a phone makes and a browser never runs. Everything else is
 * refused, macros and old binary formats among it.
 */
enum FileType {
    JPEG("image/jpeg", "jpg", "jpeg", "jfif"),
    PNG("image/png", "png"),
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    TEXT("text/plain", "txt"),
    MP3("audio/mpeg", "mp3"),
    M4A("audio/mp4", "m4a"),
    AMR("audio/amr", "amr"),
    AAC("audio/aac", "aac"),
    WAV("audio/wav", "wav"),
    MP4("video/mp4", "mp4"),
    MOV("video/quicktime", "mov");

    private final String mediaType;
    private final List<String> endings;

    FileType(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    String mediaType() {
        return mediaType;
    }

    /** What a field for files offers for choosing; a telephone that makes other pictures then turns them into these. */
    static String accepted() {
        return Stream.of(values())
                .flatMap(type -> type.endings.stream())
                .map(ending -> "." + ending)
                .collect(Collectors.joining(","));
    }

    static boolean accepts(String ending) {
        return Stream.of(values()).anyMatch(type -> type.endings.contains(ending));
    }

    static Optional<FileType> of(String mediaType) {
        return Stream.of(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    /** Gives a name the ending of what the file is, unless it has it: nothing opens as something else by its name. */
    String named(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(ending -> lower.endsWith("." + ending)) ? name : name + "." + endings.get(0);
    }
}
