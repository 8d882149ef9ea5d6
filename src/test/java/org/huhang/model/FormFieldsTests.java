package org.huhang.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a form asks is all that it and what it includes ask; what stands in a list is the list’s. */
class FormFieldsTests {

    private static final Bundle BUNDLE = Bundle.of(
            Map.of(
                    "forms/one/first.form",
                            bytes(
                                    """
                            {"id": "one_first", "components": [
                              {"type": "textfield", "key": "name"},
                              {"type": "text", "text": "read only"},
                              {"type": "group", "components": [{"type": "checkbox", "key": "seen"}]},
                              {"type": "dynamiclist", "path": "steps", "components": [{"type": "radio", "key": "kind"}]},
                              {"type": "group", "components": [], "properties": {"include": "shared_part"}}]}
                            """),
                    "forms/shared/part.form",
                            bytes(
                                    "{\"id\": \"shared_part\", \"components\": [{\"type\": \"datetime\", \"key\": \"seenAt\"}]}")));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void groupsAndIncludedPartsAreOfTheFormAndColumnsAreNot() {
        assertThat(FormFields.of(BUNDLE, "one_first"))
                .containsOnly(
                        entry("name", "text"), entry("seen", "yes"), entry("steps", "rows"), entry("seenAt", "moment"));
    }

    @Test
    void aFormThatDoesNotComeWithTheModelAsksNothing() {
        assertThat(FormFields.of(BUNDLE, "one_second")).isEmpty();
    }

    @Test
    void aFieldReadAsYesOrNoMayBeATickOrAChoice() {
        var seen = ReadFields.named("childSeen");
        assertThat(seen).isNotNull();
        assertThat(seen.fits("yes")).isTrue();
        assertThat(seen.fits("choice")).isTrue();
        assertThat(seen.fits("text")).isFalse();
        assertThat(ReadFields.named("noSuchField")).isNull();
    }
}
