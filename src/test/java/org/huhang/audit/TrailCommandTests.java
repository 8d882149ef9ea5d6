package org.huhang.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class TrailCommandTests {

    private final TrailOnDatabase database = new TrailOnDatabase();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final AtomicInteger exit = new AtomicInteger(-1);

    @Test
    void aSoundTrailEndsWithZero() {
        database.write(3);
        database.sealer.sealAll();
        database.write(1);

        command().afterSingletonsInstantiated();

        assertThat(exit).hasValue(0);
        assertThat(said()).contains("记录完整：3 条", "另有 1 条", "3 sealed lines");
    }

    @Test
    void aTamperedTrailEndsWithOneAndNamesTheLine() {
        database.write(3);
        database.sealer.sealAll();
        database.tamper("update audit.line set act = 'nothing' where subject_id = 't2'");

        command().afterSingletonsInstantiated();

        assertThat(exit).hasValue(1);
        assertThat(said()).contains("第 2 条记录", "line 2");
    }

    @ParameterizedTest
    @EnumSource
    void everyFlawHasASentence(Verification.Kind kind) {
        var found = new Verification(6, 0, new Verification.Flaw(kind, 7, 8));

        assertThat(messages().getMessage(found.inWords(), java.util.Locale.ENGLISH))
                .doesNotContain("{", "audit.");
    }

    @Test
    void aHeadThatSomebodyKeptMustStillBeThere() {
        database.write(3);
        database.sealer.sealAll();
        command().afterSingletonsInstantiated();
        var kept = database.trail.head().orElseThrow().toString();
        assertThat(said()).contains("--huhang.verify-trail=" + kept);

        command(kept).afterSingletonsInstantiated();
        assertThat(exit).hasValue(0);

        command("4" + kept.substring(1)).afterSingletonsInstantiated();
        assertThat(exit).hasValue(1);
        assertThat(said()).contains("第 4 条起的记录不见了").doesNotContain("{");
    }

    @Test
    void aHeadThatCannotBeReadIsNotTakenForNone() {
        command("17").afterSingletonsInstantiated();

        assertThat(exit).hasValue(1);
        assertThat(said()).contains("cannot be read");
    }

    private TrailCommand command() {
        return command("");
    }

    private TrailCommand command(String kept) {
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new TrailCommand(database.trail, messages(), kept, out, exit::set);
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/audit");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
