package org.huhang.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.huhang.document.FileRefused.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/** Looks into Word files that become templates as into every other file that comes in, and keeps nothing. */
@Component
public class WordTemplates {

    private final Inspection inspection;

    WordTemplates(Inspection inspection) {
        this.inspection = inspection;
    }

    /**
     * The content of a Word file that holds nothing that runs or is fetched.
     *
     * @param name the name it came with, for the words of a refusal
     * @param content a multipart file, for example
     * @param largest in bytes
     * @return all its bytes
     * @throws FileRefused if it is empty, too large, no Word file, or holds what no file may hold
     */
    public byte[] read(@Nullable String name, InputStreamSource content, int largest) {
        try (var in = content.getInputStream()) {
            var bytes = in.readNBytes(largest + 1);
            if (bytes.length == 0 || bytes.length > largest) {
                throw new FileRefused(bytes.length == 0 ? Reason.EMPTY : Reason.TEMPLATE_TOO_LARGE);
            }
            var desk = Files.createTempFile("huhang-template", "");
            try {
                Files.write(desk, bytes);
                if (inspection.typeOf(desk, name) != FileType.DOCX) {
                    throw new FileRefused(Reason.NO_WORD);
                }
                return bytes;
            } finally {
                Files.deleteIfExists(desk);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
