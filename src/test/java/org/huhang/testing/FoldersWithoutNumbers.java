package org.huhang.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Names temporary folders so that no log line that tells one looks like a telephone or an identity card: of JUnit's own names,
 * one in twenty is a number of eighteen digits.
 */
public final class FoldersWithoutNumbers implements TempDirFactory {

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        return Files.createDirectory(temporary.resolve("junit-" + UUID.randomUUID()));
    }
}
