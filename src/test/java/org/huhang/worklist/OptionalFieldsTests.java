package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.huhang.form.Form;
import org.huhang.form.Forms;
import org.huhang.form.RequiredAnswers;
import org.huhang.testing.Browser;
import org.huhang.testing.Office;
import org.huhang.testing.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What a form does not demand, the page does not demand either: every shipped form, in a browser, answered no further. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OptionalFieldsTests {

    /** Some ways of each form; all would take minutes. */
    private static final int WAYS = 10;

    /** Draws each form as a task page does, presses the button, and says what the page says instead of sending it. */
    private static final String WALK =
            """
            const [schema, ways, half, done] = arguments;
            const until = async condition => {
              for (let tries = 0; tries < 400 && !condition(); tries++) await new Promise(next => setTimeout(next, 10));
            };
            (async () => {
              const said = [];
              for (const way of JSON.parse(ways)) {
                let sent = false;
                window.fetch = async address => {
                  sent ||= String(address).endsWith('/walked');
                  const answer = { status: 422, headers: { 'Content-Type': 'application/problem+json' } };
                  return new Response('{"problems":[]}', answer);
                };
                const box = document.createElement('div');
                box.innerHTML = '<div data-island="form" data-submit-url="/walked"><template></template>'
                  + '<div data-problems></div><div data-form></div><button data-submit>send</button></div>';
                const source = JSON.stringify({ schema: JSON.parse(schema), values: way, version: 1 });
                box.querySelector('template').content.append(source);
                document.querySelector('main').replaceChildren(box);
                box.dispatchEvent(new CustomEvent('htmx:load', { bubbles: true }));
                await until(() => box.querySelector('[data-submit][form]'));
                await new Promise(next => setTimeout(next, 60));
                const day = box.querySelector('.fjs-form-field-datetime input.fjs-input');
                if (half && day) day.value = '2026-03-05';
                box.querySelector('[data-submit]').click();
                await until(() => sent || box.querySelector('[data-problems] li'));
                said.push(sent ? [] : [...box.querySelectorAll('[data-problems] li')].map(line => line.textContent));
              }
              return said;
            })().then(done, problem => done([[String(problem)]]));
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Forms forms;

    @Autowired
    private JsonMapper json;

    private Browser browser;

    @BeforeAll
    void openATask() {
        office.staffed();
        browser = Browser.at(port);
        browser.window(1360, 900);
        var caseNo = office.caseOf(office.report("空填", 4, false));
        var item = office.claims(caseNo, "userTask_registerIntake");
        browser.signIn(String.valueOf(worklist.item(item).holder()));
        browser.open("/tasks/" + item);
        browser.until("[data-form] form .fjs-form-field");
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void whatIsNotDemandedCanStayEmpty() throws IOException {
        var refused = new TreeMap<String, Object>();
        for (var form : shipped().entrySet()) {
            var ways = RequiredAnswers.of(form.getValue());
            assertThat(ways).as(form.getKey()).isNotEmpty();
            var said = walked(form.getValue(), ways, false);
            for (var way = 0; way < said.size(); way++) {
                if (!said.get(way).isEmpty()) {
                    refused.put(form.getKey() + " " + way, said.get(way));
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void aDateThatIsHalfWrittenIsToldInWords() throws IOException {
        var told = 0;
        for (var form : shipped().values()) {
            for (var lines : walked(form, RequiredAnswers.of(form), true)) {
                told += lines.size();
                assertThat(lines).as(form.id()).noneMatch(line -> line.endsWith("：") || line.isBlank());
            }
        }
        assertThat(told).isPositive();
    }

    @SuppressWarnings("unchecked")
    private List<List<String>> walked(Form form, List<Map<String, Object>> ways, boolean half) {
        var some = ways.subList(0, Math.min(ways.size(), WAYS));
        return (List<List<String>>) browser.driver()
                .executeAsyncScript(WALK, form.schema(Locale.CHINESE), json.writeValueAsString(some), half);
    }

    private Map<String, Form> shipped() throws IOException {
        var found = new LinkedHashMap<String, Form>();
        var folder = Path.of("forms");
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(path -> path.toString().endsWith(".form"))
                    .sorted()
                    .toList()) {
                var path = folder.relativize(file).toString().replace(".form", "");
                found.put(path, forms.shipped(path));
            }
        }
        return found;
    }
}
