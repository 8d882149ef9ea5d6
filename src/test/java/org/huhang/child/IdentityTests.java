package org.huhang.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is known of a child, after gaps were filled and after somebody corrected what he had said. */
class IdentityTests {

    private static final LocalDate BORN = LocalDate.parse("2012-03-04");

    private static Identity of(@Nullable String name, String sex, @Nullable LocalDate born, @Nullable String school) {
        return new Identity(name, sex, born, null, null, null, null, school);
    }

    @Test
    void whatIsKnownStaysAndGapsAreFilled() {
        var known = of("甲一", "U", null, "一小");
        assertThat(known.filledBy(of("乙二", "F", BORN, "二小"))).isEqualTo(of("甲一", "F", BORN, "一小"));
    }

    @Test
    void whatWasTakenOverFromAWrongAnswerIsPutRight() {
        var wrong = of("甲一", "M", BORN, null);
        var right = of("甲衣", "F", BORN.plusDays(1), "一小");
        assertThat(wrong.corrected(wrong, right)).isEqualTo(right);
    }

    @Test
    void whatOthersSaidStaysWhenSomebodyCorrectsHisOwnWords() {
        var known = of("丙三", "F", BORN, "一小");
        assertThat(known.corrected(of("甲一", "M", null, "一小"), of("甲衣", "F", null, "二小")))
                .isEqualTo(of("丙三", "F", BORN, "二小"));
    }

    @Test
    void whatSomebodyTakesBackIsNotKnownAnyMore() {
        var known = of("甲一", "F", BORN, null);
        assertThat(known.corrected(of("甲一", "F", BORN, null), of("甲一", "U", null, null)))
                .isEqualTo(of("甲一", "U", null, null));
    }
}
