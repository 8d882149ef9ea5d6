package org.huhang.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiCredentialsTests {

    private final AgencyOnDatabase first = new AgencyOnDatabase();
    private final AgencyOnDatabase second = first.node();

    @BeforeEach
    void oneClient() {
        first.enrol("li.test", "POLICE-532503", "deskOfficer");
    }

    @Test
    void checkedCredentialIsRememberedForFiveMinutes() {
        call(first);
        first.clock.forward(Duration.ofMinutes(4));
        call(first);
        assertThat(first.encoder.matches).isEqualTo(1);

        first.clock.forward(Duration.ofMinutes(1));
        call(first);
        assertThat(first.encoder.matches).isEqualTo(2);
    }

    @Test
    void changedPasswordOnAnotherNodeEndsItAtOnce() {
        call(first);
        second.people.changePassword("li.test", "newer", "secadmin");

        assertThatThrownBy(() -> call(first)).isInstanceOf(SignInRefused.class);
        assertThat(first.credentials.check("li.test", "newer", "10.1.2.3").id()).isEqualTo("li.test");
    }

    @Test
    void changedRolesOnAnotherNodeHoldAtOnce() {
        call(first);
        second.people.changeRoles("li.test", Set.of("caseOfficer"), "secadmin");

        assertThat(call(first).roles()).containsExactly("caseOfficer");
        assertThat(first.encoder.matches).as("forgotten and checked again").isEqualTo(2);
    }

    @Test
    void closedAccountEndsItAtOnce() {
        call(first);
        second.people.close("li.test", "secadmin");

        assertThatThrownBy(() -> call(first)).isInstanceOf(SignInRefused.class);
    }

    @Test
    void otherLanguageForgetsNothing() {
        call(first);
        second.people.speak("li.test", Locale.ENGLISH);

        assertThat(call(first).locale()).isEqualTo(Locale.ENGLISH);
        assertThat(first.encoder.matches).isEqualTo(1);
    }

    @Test
    void wrongPasswordIsNeverRemembered() {
        for (var attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> first.credentials.check("li.test", "wrong", "10.1.2.3"))
                    .isInstanceOf(SignInRefused.class);
        }

        assertThat(first.encoder.matches).isEqualTo(3);
    }

    @Test
    void callsThatComeTogetherAreOneAttempt() throws Exception {
        var threads = Executors.newFixedThreadPool(20);
        Callable<Person> call = () -> call(first);
        try {
            for (var answer : threads.invokeAll(Collections.nCopies(20, call))) {
                assertThat(answer.get().id()).isEqualTo("li.test");
            }
        } finally {
            threads.shutdown();
        }

        assertThat(first.encoder.matches).isEqualTo(1);
    }

    private static Person call(AgencyOnDatabase node) {
        return node.credentials.check("li.test", "right", "10.1.2.3");
    }
}
