package org.huhang.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.huhang.audit.AuditLine;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class SignInTests {

    private static final String HERE = "10.1.2.3";
    private static final String NEIGHBOUR = "10.1.2.200";
    private static final String ELSEWHERE = "10.9.9.9";

    private final AgencyOnDatabase first = new AgencyOnDatabase();
    private final AgencyOnDatabase second = first.node();

    @Test
    void rightPasswordTellsThePerson() {
        var li = first.enrol("li.test", "POLICE-532503", "deskOfficer");

        assertThat(first.signIn.check("li.test", "right", HERE)).isEqualTo(li);
        assertThat(first.signIn.check(" LI.test ", "right", HERE)).isEqualTo(li);
        assertThat(first.lines)
                .contains(new AuditLine("li.test", "person.signedIn", "person", "li.test", null, "10.1.2.0/24"));
    }

    @Test
    void wrongPasswordUnknownUserAndClosedAccountReadTheSame() {
        first.enrol("li.test", "POLICE-532503", "deskOfficer");
        first.enrol("gone.test", "POLICE-532503", "deskOfficer");
        first.people.close("gone.test", "secadmin");

        for (var username : new String[] {"li.test", "gone.test", "nobody.test", "x".repeat(5000), "a\0b"}) {
            first.encoder.matches = 0;
            assertThatThrownBy(() -> first.signIn.check(username, "wrong", HERE))
                    .isInstanceOf(SignInRefused.class)
                    .hasMessage("sign-in refused");
            assertThat(first.encoder.matches).as("one hash each, whoever it is").isEqualTo(1);
        }
    }

    @Test
    void wrongPasswordsAreCountedAcrossNodes() {
        first.enrol("li.test", "POLICE-532503", "deskOfficer");
        fail(first, "li.test", 3, HERE);
        fail(second, "li.test", 2, NEIGHBOUR);

        assertThatThrownBy(() -> first.signIn.check("li.test", "right", HERE))
                .isInstanceOfSatisfying(SignInRefused.class, refused -> assertThat(refused.locked())
                        .isEqualTo(Duration.ofMinutes(30)));
        second.bundled.write();
        assertThat(second.lines)
                .contains(
                        new AuditLine(AuditLine.SYSTEM, "person.locked", "person", "li.test", null, "1 × 10.1.2.0/24"));

        first.clock.forward(Duration.ofMinutes(30));
        assertThat(first.signIn.check("li.test", "right", HERE).id()).isEqualTo("li.test");
    }

    @Test
    void lockDoesNotReachTheOfficerOnAnotherNetwork() {
        first.enrol("li.test", "POLICE-532503", "deskOfficer");
        fail(first, "li.test", 5, HERE);

        assertThat(first.signIn.check("li.test", "right", ELSEWHERE).id()).isEqualTo("li.test");
    }

    @Test
    void unknownUserIsLockedLikeAKnownOne() {
        fail(first, "nobody.test", 5, HERE);

        assertThatThrownBy(() -> first.signIn.check("nobody.test", "wrong", HERE))
                .isInstanceOfSatisfying(SignInRefused.class, refused -> assertThat(refused.locked())
                        .isPositive());
    }

    @Test
    void successForgetsTheFailures() {
        first.enrol("li.test", "POLICE-532503", "deskOfficer");
        fail(first, "li.test", 4, HERE);
        first.signIn.check("li.test", "right", HERE);
        fail(first, "li.test", 4, HERE);

        assertThat(first.signIn.check("li.test", "right", HERE).id()).isEqualTo("li.test");
    }

    @Test
    void hundredAttemptsAtOnceAreNotMoreThanFive() throws Exception {
        first.enrol("li.test", "POLICE-532503", "deskOfficer");
        var attempts = new ArrayList<Callable<Boolean>>();
        for (var number = 0; number < 100; number++) {
            var node = number % 2 == 0 ? first : second;
            attempts.add(() -> refused(node));
        }
        var threads = Executors.newFixedThreadPool(16);
        try {
            for (var attempt : threads.invokeAll(attempts)) {
                assertThat(attempt.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(first.encoder.matches + second.encoder.matches).isLessThanOrEqualTo(5);
    }

    @Test
    void nothingTypedIntoTheUserNameFieldIsKept() {
        assertThat(refusedWith("my secret password")).isTrue();

        assertThat(first.db
                        .sql("select who from agency.sign_in_failure")
                        .query(String.class)
                        .list())
                .allMatch(who -> who.matches("[0-9a-f]{64}"));
        first.bundled.write();
        assertThat(first.lines.toString()).contains("unknown").doesNotContain("secret password");
    }

    /** Counted before anything is hashed or looked up: a flood costs no more than its limit. */
    @Test
    void aNetworkHasSoManyAttemptsWhateverNamesItInvents() {
        first.enrol("li.test", "POLICE-532503", "deskOfficer");
        first.signIn.check("li.test", "right", HERE);
        first.encoder.matches = 0;

        for (var number = 1; number < 120; number++) {
            assertThat(refusedWith("nobody" + number)).isTrue();
        }

        assertThatThrownBy(() -> first.signIn.check("li.test", "right", HERE)).isInstanceOf(SignInBusy.class);
        assertThat(first.encoder.matches).isEqualTo(119);
        first.clock.forward(Duration.ofSeconds(1));
        assertThat(first.signIn.check("li.test", "right", HERE).id()).isEqualTo("li.test");
    }

    @Test
    void aFloodFromManyNetworksDoesNotKeepOutWhoWasHereToday() {
        first.enrol("li.test", "POLICE-532503", "deskOfficer");
        first.signIn.check("li.test", "right", HERE);
        for (var number = 1; number < 100; number++) {
            var network = "172.16." + number + ".1";
            assertThatThrownBy(() -> first.signIn.check("nobody", "wrong", network))
                    .isInstanceOf(SignInRefused.class);
        }

        assertThatThrownBy(() -> first.signIn.check("li.test", "right", "172.17.0.1"))
                .isInstanceOf(SignInBusy.class);
        assertThat(first.signIn.check("li.test", "right", HERE).id()).isEqualTo("li.test");
    }

    @Test
    void inventedNamesAreOneLineOfTheTrail() {
        for (var number = 0; number < 40; number++) {
            assertThat(refusedWith("nobody" + number)).isTrue();
        }
        assertThat(first.lines).as("whoever tries").isEmpty();

        first.bundled.write();
        first.bundled.write();

        assertThat(first.lines)
                .containsExactly(new AuditLine(
                        AuditLine.SYSTEM, "person.signInRefused", "person", "unknown", null, "40 × 10.1.2.0/24"));
    }

    @Test
    void realHashIsSlowAndSalted() {
        PasswordEncoder encoder = new AgencyConfiguration().passwordEncoder();
        var one = encoder.encode("huhang-demo");
        var two = encoder.encode("huhang-demo");

        assertThat(one).startsWith("{pbkdf2}").isNotEqualTo(two);
        assertThat(encoder.matches("huhang-demo", one)).isTrue();
        assertThat(encoder.matches("huhang-Demo", one)).isFalse();
    }

    @Test
    void rolesMustBeThoseOfTheAgency() {
        assertThatThrownBy(() -> first.enrol("li.test", "POLICE-532503", "prosecutor"))
                .isInstanceOf(IllegalArgumentException.class);
        first.enrol("li.test", "POLICE-532503", "deskOfficer");
        assertThatThrownBy(() -> first.people.changeRoles("li.test", Set.of("guide"), "secadmin"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private boolean refusedWith(String username) {
        try {
            first.signIn.check(username, "wrong", HERE);
            return false;
        } catch (SignInRefused e) {
            return true;
        }
    }

    private static boolean refused(AgencyOnDatabase node) {
        try {
            node.signIn.check("li.test", "wrong", HERE);
            return false;
        } catch (SignInRefused e) {
            return true;
        }
    }

    private static void fail(AgencyOnDatabase node, String username, int times, String address) {
        for (var time = 0; time < times; time++) {
            assertThatThrownBy(() -> node.signIn.check(username, "wrong", address))
                    .isInstanceOf(SignInRefused.class);
        }
    }
}
