package org.huhang.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.huhang.testing.HuhangTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is handed over, and to which process, is said by the models; by the matrix only while a model is not there. */
@HuhangTest
class LinkWordsTests {

    @Autowired
    private LinkWords words;

    @Autowired
    private LinkMatrix matrix;

    @Test
    void everyFactAndProcessOfTheMatrixHasWordsInBothLanguages() {
        assertThat(matrix.messages().filter(message -> !message.equals("childMissingOrHarmed")))
                .as("but for what only processes to come send")
                .allSatisfy(message -> {
                    assertThat(words.fact(message, "", Locale.CHINESE)).matches("[\\p{IsHan}、]+");
                    assertThat(words.fact(message, "", Locale.ENGLISH)).matches("[A-Z][a-z -]+");
                });
        assertThat(matrix.messages()
                        .map(message -> matrix.of(message, "mandatoryReport").toProcess()))
                .allSatisfy(process -> {
                    assertThat(words.process(process, Locale.CHINESE)).matches("[\\p{IsHan}、]+");
                    assertThat(words.process(process, Locale.ENGLISH)).matches("[A-Z][a-z -]+");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "emergency, Child must leave the guardian",
        "mandatoryReport, Child needs temporary care",
        "notThere, Child must leave the guardian"
    })
    void aFactIsCalledAsTheProcessCallsItThatHandsItOver(String process, String name) {
        assertThat(words.fact("childMustLeaveGuardian", process, Locale.ENGLISH))
                .isEqualTo(name);
    }
}
