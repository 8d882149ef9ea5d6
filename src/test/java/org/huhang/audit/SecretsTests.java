package org.huhang.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class SecretsTests {

    private static final String SECRET = "a secret of at least thirty-two characters";

    private final Path folder;

    SecretsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyPurposeHasAKeyOfItsOwn() {
        var secrets = Secrets.of(SECRET);

        assertThat(secrets.sign("intake.queryCode", "R-1"))
                .hasSize(32)
                .isEqualTo(Secrets.of(SECRET + "\n").sign("intake.queryCode", "R-1"))
                .isNotEqualTo(secrets.sign("audit.link", "R-1"))
                .isNotEqualTo(secrets.sign("intake.queryCode", "R-2"))
                .isNotEqualTo(Secrets.of(SECRET + "!").sign("intake.queryCode", "R-1"));
    }

    @Test
    void aShortSecretIsRefusedWithAnAdvice() {
        assertThatThrownBy(() -> Secrets.of("too short"))
                .isInstanceOf(SecretMissing.class)
                .hasMessageContaining("openssl rand")
                .hasMessageNotContaining("too short");
    }

    @Test
    void aFileIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        var file = folder.resolve("data/secret.key");
        var first = Secrets.keptIn(file).sign("p", "t");

        assertThat(Secrets.keptIn(file).sign("p", "t")).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    void withoutSecretAndWithoutOfferedFileThePlatformDoesNotStart() {
        var nothing = new StaticListableBeanFactory().getBeanProvider(SecretFile.class);

        assertThatThrownBy(() -> new AuditConfiguration().secrets(new SecretSettings(" "), nothing))
                .isInstanceOf(SecretMissing.class)
                .hasMessageStartingWith("HUHANG_SECRET is not set");
    }

    @Test
    void aGivenSecretWinsOverAnOfferedFile() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("file", new SecretFile(folder.resolve("secret.key")));

        new AuditConfiguration().secrets(new SecretSettings(SECRET), beans.getBeanProvider(SecretFile.class));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theSettingsDoNotTellTheSecret() {
        assertThat(new SecretSettings(SECRET)).hasToString("SecretSettings[secret=present]");
    }
}
