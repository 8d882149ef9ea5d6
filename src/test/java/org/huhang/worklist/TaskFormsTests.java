package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huhang.agency.Person;
import org.huhang.form.ReadableAnswer;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.i18n.LocaleContextHolder;

/** The forms of tasks, on a node that has just started and has read none yet. */
@HuhangTest
class TaskFormsTests {

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private TaskForms forms;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Office office;

    @Test
    void afterARestartWhatWasDoneBeforeIsReadable() {
        var caseNo = office.staffed().caseOf(office.report("表甲", 4, false));
        office.does(caseNo, "userTask_registerIntake");
        office.does(caseNo, "userTask_feedbackReporter");
        var started = beans.createBean(TaskForms.class);

        var reader = office.person("township.532503102");

        assertThat(worklist.ofCase(caseNo))
                .filteredOn(item -> item.state() == WorkItem.State.DONE)
                .hasSize(2)
                .allSatisfy(item -> assertThat(read(started, item, reader)).isNotEmpty());
    }

    @Test
    void aPlaceThatWasChosenIsReadByItsName() {
        var caseNo = office.staffed().caseOf(office.report("表乙", 4, false));
        var task = office.open(caseNo, "userTask_registerIntake").id();
        office.does(caseNo, "userTask_registerIntake");

        assertThat(read(forms, worklist.item(task), office.person("township.532503102")))
                .contains("草坝镇")
                .doesNotContain("532503102");
    }

    @Test
    void aFileHasItsNameForWhoBroughtItAndNoneForOthers() {
        var caseNo = office.staffed().caseOf(office.report("表丙", 4, false));
        var task = office.open(caseNo, "userTask_registerIntake");
        var reader = office.person("township.532503102");
        var own = office.paper(reader.id());
        var values = Map.<String, Object>of("intakePaper", List.of(own, office.paper("police.532503"), "nonsense"));

        assertThat(forms.named(task, values, reader))
                .containsOnlyKeys(own)
                .hasEntrySatisfying(own, file -> assertThat(file).containsEntry("name", "回执.txt"));
    }

    @BeforeEach
    void theReaderReadsChinese() {
        LocaleContextHolder.setLocale(Locale.CHINESE);
    }

    @AfterEach
    void nobodyReads() {
        LocaleContextHolder.resetLocaleContext();
    }

    private List<String> read(TaskForms by, WorkItem item, Person reader) {
        return by.told(worklist.answer(item.id()).orElseThrow(), item, reader, Locale.CHINESE).all().stream()
                .map(ReadableAnswer::text)
                .toList();
    }
}
