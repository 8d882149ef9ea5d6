package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import org.huhang.form.Choice;
import org.huhang.form.Field;
import org.huhang.form.Form;
import org.huhang.form.Forms;
import org.huhang.form.TestForms;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Whatever an answer says that calls for others is told them in words, whichever form of whichever time it stands in. */
class WhatCallsTests {

    private final WhatCalls whatCalls = new WhatCalls(new PoliceFacts());
    private final Forms forms = TestForms.forms();
    private final Set<String> told = new TreeSet<>();

    @Test
    void eachAnswerOfAShippedFormThatCallsIsToldInWordsOfTheReader() throws IOException {
        for (var form : shipped().entrySet()) {
            each(form.getKey(), form.getValue(), true);
        }
        assertThat(told).hasSizeGreaterThan(60);
        var fields = new TreeSet<String>();
        told.forEach(one -> fields.add(one.split(" ")[1]));
        assertThat(fields).containsAll(whatCalls.values().keySet());
    }

    @Test
    void soItIsInTheFirstFormsWhichMarkedNothing() throws IOException {
        try (var zip = new ZipInputStream(new ClassPathResource("older/mandatory-report.zip").getInputStream())) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".form")) {
                    var schema = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                    each(entry.getName(), forms.parse(schema), false);
                }
            }
        }
        assertThat(told).hasSizeGreaterThan(5);
    }

    @Test
    void ofSeveralChoicesThoseThatCallAreTold() {
        var form = forms.shipped("return-to-school/home-visit");
        var answers = Map.<String, Object>of(
                "dropoutCauses", List.of("religion", "marriage"), "dangerNow", "no", "findings", "家里正在备婚礼");
        assertThat(forms.told(form, answers, whatCalls.of(answers), Locale.CHINESE))
                .contains("没有上学的原因：早婚早育", "家里正在备婚礼")
                .hasSize(2);
    }

    private void each(String name, Form form, boolean english) {
        whatCalls.values().forEach((key, values) -> {
            var field = form.field(key);
            if (field == null || !form.fields().contains(field)) {
                return;
            }
            for (var value : values) {
                for (var answer : answers(field, value)) {
                    told.add(name + " " + key + " " + value);
                    tells(name, form, field, value, Map.of(key, answer), english);
                }
            }
        });
    }

    private void tells(
            String name, Form form, Field field, String value, Map<String, Object> answers, boolean english) {
        var chinese = forms.told(form, answers, whatCalls.of(answers), Locale.CHINESE);
        assertThat(chinese).as(name + " " + answers).hasSize(1);
        assertThat(chinese.get(0)).as(name).contains(field.label());
        field.options().stream()
                .filter(choice -> choice.code().equals(value))
                .forEach(choice -> assertThat(chinese.get(0)).as(name).contains(choice.label()));
        if (english) {
            assertThat(forms.told(form, answers, whatCalls.of(answers), Locale.ENGLISH))
                    .as(name)
                    .hasSize(1)
                    .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContainPattern("\\p{IsHan}"));
        }
    }

    /** How a form can say so, if it can. */
    private static List<Object> answers(Field field, String value) {
        var codes = field.options().stream().map(Choice::code).toList();
        if (field.type().equals("checkbox") && value.equals("true")) {
            return List.of(true);
        }
        if (!codes.contains(value)) {
            return List.of();
        }
        return Set.of("checklist", "taglist").contains(field.type()) ? List.of(List.of(value)) : List.of(value);
    }

    private Map<String, Form> shipped() throws IOException {
        var all = new TreeMap<String, Form>();
        var root = Path.of("forms");
        try (var files = Files.walk(root)) {
            for (var file : new ArrayList<>(
                    files.filter(path -> path.toString().endsWith(".form")).toList())) {
                var name = root.relativize(file).toString().replace(".form", "");
                all.put(name, forms.shipped(name));
            }
        }
        return all;
    }
}
