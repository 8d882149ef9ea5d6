package org.huhang.casework;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of the child itself: whether it was seen, when, and whether it is in danger.
 *
 * @param answer a checked answer
 */
record SightOfChild(Given answer) {

    /** Police at the scene say how the child is, or that it has died; whoever visits says whether the child was seen. */
    boolean saw() {
        return answer.yes("childSeen")
                || !answer.codes(Given.CONDITION).isEmpty()
                || (answer.yes(Deaths.DEAD) && answer.text("onSceneAt") != null);
    }

    /** When; null if nobody says so. */
    @Nullable
    Instant at() {
        return Stream.of("childSeenAt", "checkedAt", "onSceneAt")
                .map(answer::moment)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Police went there and did not find it. */
    boolean notFound() {
        return answer.codes(Given.CONDITION).contains("notFound");
    }

    /** Danger is heard through a locked door too. */
    boolean inDanger() {
        return answer.yes("dangerFound")
                || answer.yes("dangerNow")
                || (answer.foundInDanger() && !answer.yes("removed") && !answer.yes("childSafeNow"));
    }

    /** Only who saw the child can say that there is no danger, and no first check is enough. */
    boolean deniesDanger() {
        return !notFound() && !inDanger() && saw() && answer.text("dangerFound") == null;
    }

    /** The question by which it does. */
    String denial() {
        return Stream.of("dangerNow", "childSafeNow", Given.CONDITION)
                .filter(key -> answer.values().containsKey(key))
                .findFirst()
                .orElse("childSeen");
    }
}
