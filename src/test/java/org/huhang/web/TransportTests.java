package org.huhang.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TransportTests {

    @ParameterizedTest
    @CsvSource({
        "server.port, 8080, false",
        "server.address, 0.0.0.0, false",
        "server.address, 10.1.2.3, false",
        "server.forward-headers-strategy, none, false",
        "server.address, 127.0.0.1, true",
        "server.forward-headers-strategy, NATIVE, true",
        "server.ssl.bundle, web, true"
    })
    void aNodeKnowsWhetherAnybodySaidHowTlsIsDone(String name, String value, boolean said) {
        var environment = new MockEnvironment().withProperty(name, value);

        assertThat(new TransportCheck(settings(false), environment).isSaid()).isEqualTo(said);
        assertThat(new TransportCheck(settings(true), environment).isSaid()).isTrue();
    }

    @Test
    void whereAllComeOverTlsEveryRequestCountsAsSuch() throws Exception {
        assertThat(seen(true).isSecure()).isTrue();
        assertThat(seen(true).getScheme()).isEqualTo("https");
        assertThat(seen(false).isSecure()).isFalse();
    }

    private static jakarta.servlet.ServletRequest seen(boolean tls) throws Exception {
        var chain = new MockFilterChain();
        new TransportFilter(settings(tls), "none")
                .doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), chain);
        return java.util.Objects.requireNonNull(chain.getRequest());
    }

    private static WebSettings settings(boolean tls) {
        return new WebSettings(Duration.ofHours(8), tls);
    }
}
