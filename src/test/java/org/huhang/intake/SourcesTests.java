package org.huhang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.huhang.audit.Secrets;
import org.junit.jupiter.api.Test;

class SourcesTests {

    private final Sources sources = new Sources(Secrets.of("a-secret-that-is-long-enough-for-a-test"));

    @Test
    void anAddressCannotBeReadOutOfItsFingerprint() {
        assertThat(new String(sources.of("10.1.2.3"), StandardCharsets.ISO_8859_1))
                .doesNotContain("10.1");
        assertThat(sources.of("10.1.2.3")).isEqualTo(sources.of("10.1.2.3")).isNotEqualTo(sources.of("10.1.2.4"));
    }

    @Test
    void aHouseholdCannotMultiplyItselfWithinItsNetwork() {
        assertThat(sources.of("2001:db8:1:2:3:4:5:6")).isEqualTo(sources.of("2001:db8:1:2::9"));
        assertThat(sources.of("2001:db8:1:2::9")).isNotEqualTo(sources.of("2001:db8:1:3::9"));
    }

    @Test
    void anIpv4AddressIsTheSameInEitherNotation() {
        assertThat(sources.of("::ffff:10.1.2.3")).isEqualTo(sources.of("10.1.2.3"));
    }

    @Test
    void nonsenseIsAnAddressToo() {
        assertThat(sources.of("not:an:address")).isNotEqualTo(sources.of("10.1.2.3"));
    }
}
