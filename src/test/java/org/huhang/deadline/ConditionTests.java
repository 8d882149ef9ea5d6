package org.huhang.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "riskTier = RED | riskTier=RED | true",
                "riskTier = RED | riskTier=BLUE | false",
                "riskTier = RED | | false",
                "complex | complex=true | true",
                "complex | complex=false | false",
                "complex | | false",
                "natureExpected = otherAdministrative and complex | natureExpected=otherAdministrative | false",
                "natureExpected = otherAdministrative and complex | natureExpected=otherAdministrative complex=true | true",
                "dvSuspected and province = 53 | dvSuspected=true province=53 | true",
                "dvSuspected and province = 53 | dvSuspected=true province=52 | false",
                "measure != W3 | measure=W1 | true",
                "measure != W3 | measure=W3 | false",
                "measure != W3 | | false",
                "visitNo > 1 | visitNo=2 | true",
                "visitNo > 1 | visitNo=1 | false",
                "visitNo > 1 | visitNo=many | false",
                "visitNo >= 2 | visitNo=2 | true",
                "visitNo <= 2 | visitNo=2 | true",
                "visitNo < 2 | visitNo=2 | false",
                "extensions = 1 | extensions=1.0 | true",
                "riskTier = RED or emergency | emergency=true | true",
                "a and b or c | c=true | true",
                "c or a and b | a=true | false",
                "'' | | true"
            })
    void holdsOnlyForKnownFactsThatFit(String condition, String facts, boolean holds) {
        assertThat(Condition.of(condition).holds(Shipped.facts(facts))).isEqualTo(holds);
    }

    @Test
    void readsNumbersAndYesNoAsTheEngineHoldsThem() {
        assertThat(Condition.of("extensions = 1").holds(Map.of("extensions", 1L)))
                .isTrue();
        assertThat(Condition.of("complex").holds(Map.of("complex", Boolean.TRUE)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a =", "= b", "a b", "a and", "and a", "a = = b", "${a}", "a = 'b'", "(a)", "a or or b"})
    void refusesWhatIsNotInTheGrammar(String text) {
        assertThatThrownBy(() -> Condition.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Test
    void namesTheFactsThatItReads() {
        assertThat(Condition.of("feedbackType = accepted and sender = POLICE and reporterIsUnit")
                        .names())
                .containsExactly("feedbackType", "sender", "reporterIsUnit");
    }
}
