package org.huhang.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huhang.web.InSession.Flash;
import org.huhang.web.InSession.Said;
import org.huhang.web.InSession.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.core.convert.ConversionService;

class SessionJsonTests {

    private final ConversionService conversions = SessionJson.conversions();

    @Test
    void everythingThatASessionHoldsComesBackTheSame() {
        var flash =
                new Flash(Map.of("notice", "已提交", "count", 3, "done", true), "/tasks", Map.of("a", List.of("b")), 7);

        for (var value : List.of(new SignedIn("police.532503", 4), new Said(List.of(flash)))) {
            var bytes = bytes(value);
            assertThat(new String(bytes, StandardCharsets.UTF_8)).startsWith("{\"is\":");
            assertThat(conversions.convert(bytes, Object.class)).isEqualTo(value);
        }
    }

    @Test
    void nothingElseGetsIn() {
        for (var value : List.of("text", 1, new ArrayList<String>(), new StringBuilder())) {
            assertThatThrownBy(() -> bytes(value)).hasRootCauseInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void foreignBytesMakeNoObjects() {
        for (var text : List.of(
                "{\"is\":\"java.lang.ProcessBuilder\"}",
                "{\"@class\":\"java.lang.ProcessBuilder\"}",
                "[\"java.util.ArrayList\",[]]",
                "\u00ac\u00ed\u0000\u0005")) {
            assertThatThrownBy(() -> conversions.convert(text.getBytes(StandardCharsets.ISO_8859_1), Object.class))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    private byte[] bytes(Object value) {
        return java.util.Objects.requireNonNull(conversions.convert(value, byte[].class));
    }
}
