package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.testing.Visitor.program;
import static org.huhang.testing.Visitor.signedIn;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.huhang.engine.Definitions;
import org.huhang.engine.Processes;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.test.web.servlet.MockMvc;

/** A model whose elements have the ids that Camunda Modeler gives runs through every page and address of its tasks. */
@HuhangTest
class ModelersOwnIdsTests {

    private static final String LOOK = "Activity_0abc12x";
    private static final String VISIT = "Activity_1k3d9fz";
    private static final String MODELS = "/models/";

    @Autowired
    private Definitions definitions;

    @Autowired
    private Processes processes;

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private MockMvc mvc;

    @Test
    void itsTasksAreListedOpenedTakenAnsweredCorrectedAndRead() throws IOException {
        definitions.deploy("tried:boarding-check", models());
        office.staffed();
        var caseNo = office.caseOf(office.report("寄宿儿", 4, false));
        processes.start(
                "boardingCheckAsked",
                caseNo,
                Map.of(
                        "regionCode", "532503102001",
                        "riskTier", "ORANGE",
                        "secrecy", "NORMAL",
                        "incidentTownship", "532503102",
                        "incidentVillage", "532503102001"));

        var task = office.open(caseNo, LOOK);
        var who = office.people(task.group()).stream()
                .filter(one -> one.locale().getLanguage().equals("zh"))
                .findFirst()
                .orElseThrow();
        var visitor = signedIn(mvc, who.id());
        assertThat(visitor.page("/cases/" + caseNo)).contains("检查寄宿情况");
        office.claims(who, caseNo, LOOK);
        assertThat(visitor.page("/tasks?view=mine")).contains("检查寄宿情况");
        assertThat(visitor.page("/tasks/" + task.id())).contains("检查寄宿情况", "到宿舍看看", "看到的情况");
        assertThat(Visitor.text(program(mvc, who.id(), get("/api/tasks/" + task.id()))))
                .contains("\"elementId\":\"" + LOOK + "\"", "检查寄宿情况", "dormitorySeen");
        answers(who.id(), caseNo, LOOK, Map.of("dormitorySeen", "门锁坏了，夜里没有人值守。"));

        assertThat(visitor.page("/tasks/" + task.id())).contains("门锁坏了");
        assertThat(visitor.page("/tasks/" + task.id() + "/correct")).contains("检查寄宿情况", "看到的情况");
        office.corrects(caseNo, LOOK, Map.of("dormitorySeen", "门锁坏了，值守老师住在隔壁。"), "写漏了值守老师");
        assertThat(worklist.answers(task.id())).containsEntry("dormitorySeen", "门锁坏了，值守老师住在隔壁。");

        var visit = office.open(caseNo, VISIT);
        assertThat(visit.agencyCode()).isEqualTo("VILLAGE-532503102001");
        assertThat(visitor.page("/cases/" + caseNo)).contains("回访家庭");
    }

    private void answers(String person, String caseNo, String element, Map<String, Object> answers) {
        var item = office.open(caseNo, element);
        worklist.complete(office.person(person), item.id(), answers, item.version());
    }

    private static Map<String, byte[]> models() throws IOException {
        var files = new TreeMap<String, byte[]>();
        for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:models/**/*.*")) {
            var address = resource.getURL().toString();
            files.put(
                    address.substring(address.lastIndexOf(MODELS) + MODELS.length()), resource.getContentAsByteArray());
        }
        return files;
    }
}
