package org.huhang.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huhang.testing.HuhangTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** A child has one file, which learns and never forgets, whatever cases it is in. */
@HuhangTest
@Transactional
class ChildFilesTests {

    private static final String COUNTY = "532503";
    private static final String ELSEWHERE = "532502";
    private static final String CASE = "532503-2026-99901";
    private static final String NUMBER = "532503201504179124";
    private static final String ANOTHER_NUMBER = "53250320130417912X";
    private static final LocalDate BORN = LocalDate.of(2015, 4, 17);

    @Autowired
    private ChildFiles children;

    @Autowired
    private ChildFileTable files;

    private static Identity child(@Nullable String name, @Nullable LocalDate born, @Nullable String number) {
        return new Identity(name, "U", born, number, null, null, null, null);
    }

    private ChildFile open(Identity identity) {
        return children.open(identity, Needs.UNKNOWN, COUNTY, null);
    }

    @Test
    void aSoundNumberIsTheSameChildInEveryCountyHoweverItIsTyped() {
        var file = open(child("卷甲", null, NUMBER));

        assertThat(children.same(child(null, null, NUMBER.replaceAll("(.{6})", "$1 ")), ELSEWHERE))
                .extracting(ChildFile::id)
                .containsExactly(file.id());
    }

    @Test
    void aNameAndABirthdayAreTheSameChildInOneCountyOnly() {
        var file = open(child("卷 乙", BORN, null));

        assertThat(children.same(child("卷乙", BORN, null), COUNTY))
                .extracting(ChildFile::id)
                .containsExactly(file.id());
        assertThat(children.same(child("卷乙", BORN, null), ELSEWHERE)).isEmpty();
        assertThat(children.same(child("卷乙", BORN.plusDays(1), null), COUNTY)).isEmpty();
        assertThat(children.same(child("卷乙", null, null), COUNTY)).isEmpty();
    }

    @Test
    void aNumberWithASlipOfThePenIsKeptAndMakesNobodyTheSameChild() {
        var wrong = NUMBER.substring(0, 16) + (char) ('0' + (NUMBER.charAt(16) - '0' + 1) % 10) + NUMBER.charAt(17);
        var file = open(child("卷丙", null, wrong));

        assertThat(children.file(file.id()).identity().idNo()).isEqualTo(wrong);
        assertThat(children.same(child(null, null, wrong), COUNTY)).isEmpty();
    }

    @Test
    void theSameNameIsOfferedBeforeOtherNamesThatShareADayAndAPlaceUnlessANumberSaysOtherwise() {
        var home = "草坝镇碧色寨村三组八号";
        var asked = open(new Identity("卷戊己", "U", BORN, null, home, null, null, null));
        var named = open(child("卷戊己", BORN.minusYears(2), null));
        for (var other : List.of("卷子一", "卷丑二", "卷寅三", "卷卯四", "卷辰五", "卷巳六")) {
            open(new Identity(other, "U", BORN, null, home, null, null, null));
        }

        assertThat(likest(asked)).startsWith(named.id());

        var numbered = open(new Identity("卷庚辛", "U", BORN, NUMBER, home, null, null, null));
        var another = open(child("卷庚辛", null, ANOTHER_NUMBER));
        assertThat(children.certainlyTwo(numbered, another)).isTrue();
        assertThat(likest(numbered)).endsWith(another.id());
    }

    private List<UUID> likest(ChildFile asked) {
        return files.candidates(asked).stream()
                .map(other -> children.compare(asked, other))
                .sorted(Likeness.LIKEST_FIRST)
                .map(like -> like.file().id())
                .toList();
    }

    @Test
    void whatIsToldLaterFillsGapsAndOverwritesNothing() {
        var file = open(child("卷丁", BORN, null));

        children.told(
                file.id(),
                new Identity("别的名字", "F", BORN.plusYears(1), null, null, "卷丁的外婆", "139 1111 2222", "草坝小学"),
                new Needs("yi", true, null, null, null, null, null));

        var known = children.file(file.id());
        assertThat(known.identity().name()).isEqualTo("卷丁");
        assertThat(known.identity().birthDate()).isEqualTo(BORN);
        assertThat(known.identity().sex()).isEqualTo("F");
        assertThat(known.identity().school()).isEqualTo("草坝小学");
        assertThat(known.needs().language()).isEqualTo("yi");
        assertThat(children.guardians(file.id())).hasSize(1);
    }

    @Test
    void twoFilesThatAreOneAnswerAsOneAndASecondTimeChangesNothing() {
        var left = open(new Identity("卷戊", "M", null, null, null, "卷戊的父亲", "139 3333 4444", null));
        var stays = open(child("卷戊", BORN, null));

        children.unite(left.id(), stays.id(), CASE);
        children.unite(left.id(), stays.id(), CASE);

        var found = children.file(left.id());
        assertThat(found.id()).isEqualTo(stays.id());
        assertThat(found.identity().sex()).isEqualTo("M");
        assertThat(found.identity().birthDate()).isEqualTo(BORN);
        assertThat(children.guardians(left.id())).hasSize(1).isEqualTo(children.guardians(stays.id()));
    }

    @Test
    void theStripSaysTheLastOfEachKindAndTheFactsKeepTheOnesBefore() {
        var file = open(child("卷己", BORN, null));
        children.note(file.id(), fact(StripFact.Kind.DANGER, true));
        children.note(file.id(), fact(StripFact.Kind.TIER, "RED"));
        children.note(file.id(), fact(StripFact.Kind.DANGER, false));

        var strip = children.strip(file.id());

        assertThat(strip).containsOnlyKeys(StripFact.Kind.DANGER, StripFact.Kind.TIER);
        assertThat(strip.get(StripFact.Kind.DANGER)).returns(false, StripFact::value);
        assertThat(children.facts(file.id())).hasSize(3);
    }

    private static StripFact fact(StripFact.Kind kind, Object value) {
        return new StripFact(kind, value, "system", "test", CASE, null, null);
    }

    @Test
    void childrenOfOneGuardianAreFoundByTheTelephone() {
        var one = open(new Identity("卷庚", "U", null, null, null, "卷家母亲", "139 2222 3333", null));
        var other = open(new Identity("卷辛", "U", null, null, null, "卷家母亲", "+86 13922223333", null));

        assertThat(children.siblings(one.id())).containsExactly(other.id());
    }

    @Test
    void whoIsNobodyHasNoFile() {
        var nobody = new UUID(0, 0);

        assertThatExceptionOfType(NoSuchChild.class).isThrownBy(() -> children.file(nobody));
        assertThatExceptionOfType(NoSuchChild.class)
                .isThrownBy(() -> children.told(nobody, Identity.UNKNOWN, Needs.UNKNOWN));
    }
}
