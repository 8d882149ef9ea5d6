package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huhang.testing.Visitor.signedIn;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huhang.intake.Intake;
import org.huhang.processes.UsualAnswers;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.ObjectMapper;

/** What cannot apply to a task is not offered, and nothing is hidden that would be taken. */
@HuhangTest
class PossibleOptionsTests {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Worklist worklist;

    @Autowired
    private AnswerCheck check;

    @BeforeEach
    void staff() {
        office.staffed();
    }

    @Test
    void whatNobodyForwardedIsNotSentBack() {
        var caseNo = office.caseOf(office.report("选项甲", 10, false));
        var id = claims(caseNo, "userTask_registerIntake");
        assertThat(shown(id)).contains("与已有案件是同一个孩子").doesNotContain("退回转来的报告");
        hiddenIsRefused(id, Map.of());
    }

    @Test
    void onlyEndsThatCanBeAreOffered() {
        var caseNo = office.welfareCase("选项乙", "2015-05-05");
        office.worksUntil(caseNo, "userTask_close");
        var id = claims(caseNo, "userTask_close");
        assertThat(shown(id)).contains("已帮扶，风险消除").doesNotContain("已满十八周岁", "已移交其他地区或单位", "红色案件：最近谁在什么时候见过孩子");
        hiddenIsRefused(id, Map.of());
    }

    @Test
    void whereEveryEndCanBeAllAreOffered() {
        var caseNo = office.caseOf(intake.file(office.filing("选项丙", null, 10, false)));
        office.does(caseNo, "userTask_registerIntake", Office.welfare(Map.of()));
        office.does(caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "no", "temporaryCareNeeded", "yes"));
        office.worksUntil(caseNo, "userTask_close");
        var id = claims(caseNo, "userTask_close");
        assertThat(check.impossible(worklist.item(id)).get("endState"))
                .as("all can be")
                .isEmpty();
        assertThat(check.impossible(worklist.item(id)).get("closeDecision"))
                .as("every report is answered")
                .containsExactly("answerFirst");
        assertThat(shown(id)).contains("结案结果", "已帮扶，风险消除", "经核实没有风险", "已移交其他地区或单位", "已满十八周岁");
    }

    @Test
    void whatTheFormDemandsIsAlwaysThere() {
        var schema = new ObjectMapper()
                .readTree(
                        """
                {"components": [{"type": "group", "components": [
                  {"key": "end", "values": [{"value": "a"}, {"value": "b"}], "validate": {"required": true}},
                  {"key": "why", "validate": {"required": true}},
                  {"key": "note"}]}]}
                """);
        assertThat(new PossibleOptions(Map.of("end", Set.of("a", "b")), Set.of("end", "why", "note"), Set.of())
                        .of(schema)
                        .findValuesAsString("key"))
                .as("nothing fits, and the refusal says why")
                .containsExactly("end", "why");
        assertThat(schema.findValuesAsString("value")).containsExactly("a", "b");
        assertThat(new PossibleOptions(Map.of("end", Set.of("a")), Set.of(), Set.of())
                        .of(schema)
                        .findValuesAsString("value"))
                .containsExactly("b");
    }

    @Test
    void whatTheRulesDemandIsMarked() {
        var schema = new ObjectMapper()
                .readTree("{\"components\": [{\"key\": \"why\"}, {\"key\": \"red\", \"validate\": {}}, {\"key\":"
                        + " \"note\"}]}");
        new PossibleOptions(Map.of(), Set.of(), Set.of("why", "red")).of(schema);
        assertThat(schema.path("components").valueStream())
                .extracting(one -> one.path("validate").path("required").asBoolean(false))
                .containsExactly(true, true, false);
    }

    /** Somebody who reads Chinese takes it. */
    private UUID claims(String caseNo, String elementId) {
        var item = office.open(caseNo, elementId);
        var person = office.people(item.group()).stream()
                .filter(one -> one.locale().getLanguage().equals("zh"))
                .findFirst()
                .orElseThrow();
        worklist.claim(person, item.id());
        return item.id();
    }

    private String shown(UUID id) {
        return signedIn(mvc, String.valueOf(worklist.item(id).holder())).page("/tasks/" + id);
    }

    private void hiddenIsRefused(UUID id, Map<String, Object> differs) {
        var item = worklist.item(id);
        var person = office.person(String.valueOf(item.holder()));
        var impossible = check.impossible(item);
        assertThat(impossible).isNotEmpty();
        impossible.forEach((key, codes) -> {
            for (var code : codes) {
                var answers = new java.util.HashMap<>(UsualAnswers.of(item.elementId()));
                answers.putAll(differs);
                answers.put(key, code);
                answers.put("sendBackReason", "不归本单位");
                assertThatThrownBy(() -> worklist.complete(person, id, answers, item.version()))
                        .as(key + " " + code)
                        .isInstanceOf(AnswerRefused.class)
                        .satisfies(refused -> assertThat(((AnswerRefused) refused).words(java.util.Locale.CHINESE))
                                .anySatisfy(problem -> assertThat(problem).containsEntry("field", key)));
            }
        });
    }
}
