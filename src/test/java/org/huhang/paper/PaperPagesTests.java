package org.huhang.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.paper.PaperShape.run;
import static org.huhang.paper.PaperShape.template;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.WorkItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Papers and templates as people and programs meet them. */
@HuhangTest
class PaperPagesTests {

    private static final String WARNING = "guardian-warning/dv-warning";
    private static final List<String> OUTSIDERS = List.of("police.532524", "supervisor.532524", "analyst", "sysadmin");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Office office;

    @Autowired
    private Papers papers;

    @Autowired
    private Issuing issuing;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void people() {
        office.staffed();
    }

    private WorkItem deciding(String child) {
        var caseNo = office.caseOf(office.report("书" + child, 4, false));
        office.does(caseNo, List.of("userTask_registerIntake", "userTask_policeReceive", "userTask_acceptCase"));
        office.claims(caseNo, "userTask_decideFiling");
        return office.open(caseNo, "userTask_decideFiling");
    }

    private static String holder(WorkItem item) {
        return Objects.requireNonNull(item.holder());
    }

    @Test
    void anOfficerMakesWritesIssuesServesAndWithdrawsAPaperOnItsPages() {
        var item = deciding("页面甲");
        var visitor = Visitor.signedIn(mvc, holder(item));
        assertThat(visitor.page("/cases/" + item.caseNo())).contains("/cases/" + item.caseNo() + "/papers");
        assertThat(visitor.page("/tasks/" + item.id())).contains("id=\"task-papers\"", "家庭暴力告诫书");
        assertThat(visitor.page("/cases/" + item.caseNo() + "/papers")).contains("家庭暴力告诫书", "立案决定书");

        var made = visitor.answer(post("/cases/" + item.caseNo() + "/papers")
                .param("task", item.id().toString())
                .param("kind", WARNING));
        var address = Objects.requireNonNull(made.getRedirectedUrl());
        assertThat(visitor.page(address)).contains("法律要求写明", "禁止事项", "disabled");

        visitor.answer(post(address + "/issue").param("version", "0"));
        assertThat(visitor.page(address)).contains("草稿");
        visitor.answer(words(post(address + "/words").param("version", "0")));
        assertThat(visitor.page(address))
                .contains("用皮带&lt;抽打&gt;", "sheet-title")
                .doesNotContain("<抽打>");
        visitor.answer(post(address + "/issue").param("version", "1"));
        assertThat(visitor.page(address)).containsPattern("告诫〔20\\d\\d〕\\d+号").contains("文件指纹");
        var word = visitor.answer(get(address + "/word"));
        assertThat(word.getHeader("Content-Disposition")).contains("attachment").contains(".docx");
        assertThat(PaperShape.lines(word.getContentAsByteArray())).contains("现查明：用皮带<抽打>");

        visitor.answer(post(address + "/deliveries")
                .param("to", "OFFENDER")
                .param("named", "王大山")
                .param("how", "IN_PERSON")
                .param("outcome", "SIGNED")
                .param(
                        "on",
                        java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"))
                                .toString()));
        assertThat(visitor.page(address)).contains("已签收");
        visitor.answer(post(address + "/withdraw").param("reason", "姓名写错了"));
        assertThat(visitor.page(address)).contains("已作废", "姓名写错了");
        assertThat(visitor.page("/cases/" + item.caseNo() + "/papers")).contains("已作废");
    }

    /** Each number of the year stands there, with what became of it; nobody but the leader of the agency reads it. */
    @Test
    void theRegisterOfAnAgencyShowsEveryNumber() {
        var item = deciding("页面丁");
        var officer = office.person(holder(item));
        var said = new java.util.HashMap<String, String>();
        List.of("当事人姓名", "当事人证件号码", "当事人与儿童的关系", "事实", "证据", "禁止事项").forEach(word -> said.put(word, "有"));
        var issued = issuing.issue(
                officer,
                papers.make(officer, item.caseNo(), item.id(), WARNING, said).id(),
                0);
        issuing.withdraw(officer, issued.id(), "登记簿里要看得到");

        var page = Visitor.signedIn(mvc, officer.agencyCode().equals("POLICE-532503") ? "police.532503.leader" : "")
                .page("/papers");
        for (var number = 1; number <= Objects.requireNonNull(issued.number()); number++) {
            assertThat(page).contains("〕" + number + "号");
        }
        assertThat(page).contains("登记簿里要看得到", item.caseNo());
        assertThat(Visitor.signedIn(mvc, "police.532524.leader").page("/papers"))
                .doesNotContain(item.caseNo());
        for (var other : List.of("township.532503102", "analyst")) {
            assertThat(Visitor.signedIn(mvc, other).answer(get("/papers")).getStatus())
                    .as(other)
                    .isEqualTo(403);
        }
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder words(
            org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request) {
        var said = Map.of(
                "当事人姓名", "王大山",
                "当事人证件号码", "5325",
                "当事人与儿童的关系", "父亲",
                "受害人", "王小明",
                "事实", "用皮带<抽打>",
                "证据", "照片",
                "禁止事项", "不得再打");
        said.forEach((word, text) -> request.param("word." + word, text));
        return request;
    }

    @Test
    void aProgramDoesTheSame() {
        var item = deciding("页面乙");
        var made = sends(
                item,
                "/api/cases/" + item.caseNo() + "/papers",
                "{\"task\":\"" + item.id() + "\",\"kind\":\"" + WARNING + "\",\"words\":{\"事实\":\"打人\"}}",
                201);
        assertThat(made.path("missing").size()).isEqualTo(5);
        var path = "/api/papers/" + made.path("paper").path("id").asString();
        sends(item, path + "/issue", "{\"version\":0}", 422);
        var words = "{\"version\":0,\"words\":{\"事实\":\"打人\",\"当事人姓名\":\"王\",\"当事人证件号码\":\"5\",\"当事人与儿童的关系\":\"父\","
                + "\"受害人\":\"小\",\"证据\":\"有\",\"禁止事项\":\"不\"}}";
        assertThat(sends(item, path + "/words", words, 200).path("missing").size())
                .isZero();
        sends(item, path + "/words", words, 409);
        var issued = sends(item, path + "/issue", "{\"version\":1}", 200);
        assertThat(issued.path("paper").path("number").asString()).startsWith("告诫〔");
        assertThat(issued.path("paper").path("sha256").asString()).hasSize(64);
        var guardian = "{\"to\":\"GUARDIAN\",\"named\":\"母亲\",\"how\":\"POST\",\"outcome\":\"PROOF\",\"on\":\""
                + java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")) + "\"}";
        sends(item, path + "/deliveries", guardian, 422);
        assertThat(sends(item, path + "/deliveries", guardian.replace("GUARDIAN", "UNIT"), 201)
                        .path("deliveries")
                        .size())
                .isEqualTo(1);
        sends(item, path + "/withdraw", "{\"reason\":\"\"}", 422);
        assertThat(sends(item, path + "/withdraw", "{\"reason\":\"写错了姓名\"}", 200)
                        .path("withdrawnWhy")
                        .asString())
                .isEqualTo("写错了姓名");
    }

    private JsonNode sends(WorkItem item, String path, String body, int status) {
        var answer = Visitor.program(
                mvc,
                holder(item),
                post(path).contentType(MediaType.APPLICATION_JSON).content(body));
        assertThat(answer.getStatus()).as(path + " " + Visitor.text(answer)).isEqualTo(status);
        return json.readTree(Visitor.text(answer));
    }

    /** As if it were not there, whichever door, with drafts and issued papers alike. */
    @Test
    void anOutsiderIsToldThatThereIsNothing() {
        var item = deciding("页面丙");
        var officer = office.person(holder(item));
        var draft = papers.make(officer, item.caseNo(), item.id(), WARNING, Map.of("事实", "暗中打人"));
        var body = "{\"version\":0,\"reason\":\"看看\",\"to\":\"UNIT\",\"named\":\"x\"}";
        for (var outsider : OUTSIDERS) {
            var visitor = Visitor.signedIn(mvc, outsider);
            for (var path : List.of(
                    "/papers/" + draft.id(),
                    "/papers/" + draft.id() + "/word",
                    "/cases/" + item.caseNo() + "/papers")) {
                assertThat(visitor.answer(get(path)).getStatus()).as(path).isEqualTo(404);
                var api = Visitor.program(mvc, outsider, get("/api" + path));
                assertThat(api.getStatus()).as("/api" + path).isEqualTo(404);
                assertThat(Visitor.text(api)).doesNotContain("暗中");
            }
            for (var act : List.of("words", "issue", "withdraw", "discard", "deliveries")) {
                var path = "/papers/" + draft.id() + "/" + act;
                assertThat(visitor.answer(post(path)).getStatus()).as(path).isEqualTo(404);
                var api = post("/api" + path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body);
                assertThat(Visitor.program(mvc, outsider, api).getStatus())
                        .as("/api" + path)
                        .isEqualTo(404);
            }
        }
        assertThat(papers.find(officer, draft.id())).isEqualTo(draft);
    }

    @Test
    void aLeaderBringsATemplateAndReadsWhatIsWrongWithOne() {
        var visitor = Visitor.signedIn(mvc, "police.532503.leader");
        assertThat(visitor.page("/templates")).contains("家庭暴力告诫书", "【禁止事项】", "上传并检查");
        assertThat(visitor.page("/templates?lang=en")).isNotEmpty();

        visitor.answer(upload(template(run("写：【孩子的名字】"))));
        var said = visitor.page("/templates");
        assertThat(said).contains("没有收下", "第 1 页 正文 第 2 段：没有 【孩子的名字】 这个占位词", "缺少必须有的占位词 【受送达人】");

        visitor.answer(upload(template(run("【受送达人】：【告知事项】"))));
        assertThat(visitor.page("/templates")).contains("模板已收下");
        visitor.answer(upload(template(run("<x>").replace("<x>", "【受送达人】【告知事项】").replace("PaperBody", "Normal"))));
        visitor.answer(upload("宏".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(visitor.page("/templates")).contains("文书模板只收 Word");
        var word = visitor.answer(get("/templates/word").param("kind", "shared/notice"));
        assertThat(PaperShape.lines(word.getContentAsByteArray())).contains("告知书");
        visitor.answer(post("/templates/retire").param("kind", "shared/notice"));
        assertThat(visitor.page("/templates")).contains("已改回平台模板");
    }

    private static org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder upload(
            byte[] file) {
        var request = multipart("/templates");
        request.file(new MockMultipartFile("file", "告知书.docx", null, file));
        request.param("kind", "shared/notice");
        return request;
    }

    @Test
    void aTemplateComesAndGoesThroughTheInterface() {
        var request = multipart("/api/templates");
        request.file(new MockMultipartFile("file", "a.docx", null, template(run("【错】【受送达人】【告知事项】"))));
        request.param("kind", "shared/notice");
        var refused = Visitor.program(mvc, "police.532503.leader", request);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(json.readTree(Visitor.text(refused)).path("problems").get(0).asString())
                .contains("【错】");

        var listed = Visitor.program(mvc, "police.532503", get("/api/templates"));
        assertThat(json.readTree(Visitor.text(listed)).path("words").size()).isGreaterThan(100);
        assertThat(Visitor.program(
                                mvc,
                                "police.532503",
                                MockMvcRequestBuilders.get("/api/templates/" + UUID.randomUUID() + "/word"))
                        .getStatus())
                .isEqualTo(404);
    }
}
