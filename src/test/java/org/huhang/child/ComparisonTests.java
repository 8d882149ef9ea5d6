package org.huhang.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is taken for the same child: compared in one form, and never against what is known. */
class ComparisonTests {

    /** Numbers of nobody: the area 532503 with made-up days and running numbers. */
    private static final String GIRL_2015 = number("53250320150501002");

    private static final String BOY_2015 = number("53250320150501001");

    @ParameterizedTest
    @ValueSource(strings = {"不详", "未知", "无名", "无名氏", "某某", "弃婴", "未取名", "王某", "张某某", "姓名不详", "女婴", "　不 详", "无"})
    void whatIsWrittenForAnUnknownNameIsNoName(String written) {
        assertThat(Folded.name(written)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "王芳, 王 芳",
        "王芳, \u200b王芳\ufeff",
        "买买提·艾力, 买买提•艾力",
        "买买提·艾力, 买买提・艾力",
        "买买提·艾力, 买买提‧ 艾力",
        "Lily Wang, Ｌｉｌｙ　Wang"
    })
    void aNameIsTheSameHoweverItWasTyped(String one, String other) {
        assertThat(Folded.name(other)).isEqualTo(Folded.name(one)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "138 0000 0000",
                "+86 138-0000-0000",
                "008613800000000",
                "１３８０００００００００",
                "\u202d13800000000\u202c"
            })
    void aTelephoneIsTheSameHoweverItWasTyped(String written) {
        assertThat(Folded.phone(written)).startsWith("1380000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"532503201513451234", "53250320150230002X", "M12345678", "1", "１２３"})
    void aNumberThatCannotBeIsDoubtful(String written) {
        assertThat(child("王芳", "U", null, written).idNoDoubtful()).isTrue();
    }

    @Test
    void aNumberWithAnotherCheckDigitIsDoubtful() {
        var last = GIRL_2015.charAt(17) == '1' ? '2' : '1';

        assertThat(child("王芳", "U", null, GIRL_2015.substring(0, 17) + last).idNoDoubtful())
                .isTrue();
    }

    @Test
    void aNumberThatSaysAnotherDayOrSexThanTheReportIsDoubtful() {
        assertThat(child("王芳", "F", "2015-05-01", GIRL_2015).idNoDoubtful()).isFalse();
        assertThat(child("王芳", "U", null, GIRL_2015).idNoDoubtful()).isFalse();
        assertThat(child("王芳", "F", "2016-05-01", GIRL_2015).idNoDoubtful()).isTrue();
        assertThat(child("王芳", "M", "2015-05-01", GIRL_2015).idNoDoubtful()).isTrue();
        assertThat(child("王芳", "F", null, null).idNoDoubtful()).isFalse();
    }

    static Stream<Identity> others() {
        return Stream.of(
                child("王芳", "M", "2015-05-01", null),
                child("王芳", "F", "2015-05-02", null),
                child("王芳", "U", "2015-05-01", BOY_2015),
                child("王芳", "F", "2015-05-01", number("53250320160501002")));
    }

    @ParameterizedTest
    @MethodSource("others")
    void sexNumberAndDayOfBirthSpeakAgainstIt(Identity other) {
        var compared = Comparison.of(child("王芳", "F", "2015-05-01", GIRL_2015), other);

        assertThat(compared.contradicted()).isTrue();
        assertThat(compared.agrees()).contains(Trait.NAME);
    }

    @Test
    void whatOneSideDoesNotKnowSpeaksForNothing() {
        var compared = Comparison.of(child("王芳", "F", "2015-05-01", GIRL_2015), child(" 王　芳", "U", null, null));

        assertThat(compared.contradicted()).isFalse();
        assertThat(compared.agrees()).containsExactly(Trait.NAME);
        assertThat(compared.differs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"罗小君, 罗小军, true", "罗晓君, 罗小军, false", "罗小君, 马小君, false", "罗小, 罗小君, false", "罗小军, 罗 小军, false"})
    void aNameWithOneOtherSignIsSimilar(String one, String other, boolean similar) {
        var compared = Comparison.of(child(one, "M", null, null), child(other, "M", null, null));

        assertThat(compared.agrees().contains(Trait.SIMILAR_NAME)).isEqualTo(similar);
        assertThat(compared.contradicted()).isFalse();
    }

    /** What was heard by telephone or guessed is asked about, as where no day is known at all. */
    @ParameterizedTest
    @CsvSource({
        "2015-05-02, true",
        "2014-05-01, true",
        "2015-01-05, true",
        "2015-01-01, true",
        "2015-06-20, true",
        "2015-03-13, true",
        "2015-08-23, false",
        "2012-01-01, false",
        "2016-06-01, false"
    })
    void aDayOfBirthThatMayBeASlipIsWorthAsking(LocalDate born, boolean worth) {
        var one = new ChildFile(
                UUID.randomUUID(), child("欧小夏", "F", "2015-05-01", null), "532503", "532503", Needs.UNKNOWN);
        var other = new ChildFile(
                UUID.randomUUID(), child("欧小夏", "F", born.toString(), null), "532524", "532524", Needs.UNKNOWN);

        assertThat(Likeness.of(one, other).worthAsking()).isEqualTo(worth);
        assertThat(Comparison.of(one.identity(), other.identity()).contradicted())
                .isTrue();
    }

    /** In whichever county: what else agrees beside a name is asked about, whatever contradicts but two numbers. */
    @ParameterizedTest
    @CsvSource({
        "何姐, 2012-01-01, , , , true",
        ", 2012-01-01, 13800000123, , , true",
        ", 2012-01-01, , 草坝镇碧色寨村12号, , true",
        ", 2012-01-01, , , 碧色寨小学, true",
        ", 2012-01-01, , , , false",
        "李哥, 2012-01-01, 13800000999, , 外地小学, false"
    })
    void aNameAndOneOtherSignAreWorthAsking(
            @Nullable String guardian,
            String born,
            @Nullable String phone,
            @Nullable String home,
            @Nullable String school,
            boolean worth) {
        var one = new Identity(
                "欧小秋", "F", LocalDate.parse("2015-05-01"), null, "草坝镇碧色寨村12号", "何姐", "13800000123", "碧色寨小学");
        var other = new Identity("欧小秋", "F", LocalDate.parse(born), null, home, guardian, phone, school);
        var file = new ChildFile(UUID.randomUUID(), one, "532503", "532503", Needs.UNKNOWN);
        var like = new ChildFile(UUID.randomUUID(), other, "532524", "532524", Needs.UNKNOWN);

        assertThat(Likeness.of(file, like).worthAsking()).isEqualTo(worth);
    }

    @Test
    void aDayIsNotNearItselfSoThatWhoWasBornOnItIsNobodyElseForThat() {
        var one = child("欧小春", "F", "2015-05-01", null);
        var other = child("马海燕", "F", "2015-05-01", null);

        assertThat(Comparison.of(one, other).agrees()).containsExactlyInAnyOrder(Trait.SEX, Trait.BIRTH_DATE);
    }

    @Test
    void twoNumbersAreTwoChildrenWhateverElseAgreesBesideTheName() {
        var one = new Identity("欧小冬", "F", null, GIRL_2015, null, "何姐", null, "碧色寨小学");
        var other = new Identity("欧小冬", "F", null, number("53250320120101002"), null, "何姐", null, "碧色寨小学");
        var file = new ChildFile(UUID.randomUUID(), one, "532503", "532503", Needs.UNKNOWN);
        var like = new ChildFile(UUID.randomUUID(), other, "532524", "532524", Needs.UNKNOWN);

        assertThat(Likeness.of(file, like).worthAsking()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"草坝镇碧色寨村12号, 蒙自市草坝镇 碧色寨村１２号, true", "草坝镇碧色寨村12号, 草坝镇碧色寨村21号, false", "12号, 草坝镇碧色寨村12号, false"})
    void aHomeIsTheSameHoweverMuchOfItIsTold(String one, String other, boolean same) {
        var compared = Comparison.of(livingAt(one), livingAt(other));

        assertThat(compared.agrees().contains(Trait.ADDRESS)).isEqualTo(same);
        assertThat(compared.differs()).isEmpty();
    }

    private static Identity livingAt(String address) {
        return new Identity(null, "U", null, null, address, null, null, null);
    }

    private static Identity child(String name, String sex, @Nullable String born, @Nullable String number) {
        return new Identity(name, sex, born == null ? null : LocalDate.parse(born), number, null, null, null, null);
    }

    /** With its check digit. */
    static String number(String first17) {
        for (var last : "0123456789X".toCharArray()) {
            var number = IdNumber.of(first17 + last);
            if (number != null && number.sound()) {
                return first17 + last;
            }
        }
        throw new AssertionError(first17);
    }
}
