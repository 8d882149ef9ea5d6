package org.huhang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.script.ScriptEngineManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must never be on the class path: script languages, connectors, Camunda's REST and web applications. */
class BannedClassesTests {

    static List<String> names() {
        return List.of(
                "groovy.lang.GroovyShell",
                "groovy.lang.GroovyClassLoader",
                "org.codehaus.groovy.jsr223.GroovyScriptEngineFactory",
                "org.graalvm.polyglot.Context",
                "com.oracle.truffle.js.scriptengine.GraalJSEngineFactory",
                "org.openjdk.nashorn.api.scripting.NashornScriptEngineFactory",
                "org.mozilla.javascript.Context",
                "org.python.util.PythonInterpreter",
                "org.jruby.Ruby",
                "bsh.Interpreter",
                "freemarker.template.Template",
                "org.apache.velocity.app.VelocityEngine",
                "org.camunda.connect.Connectors",
                "org.camunda.connect.plugin.impl.ConnectProcessEnginePlugin",
                "org.camunda.bpm.engine.rest.impl.CamundaRestResources",
                "org.camunda.bpm.engine.rest.TaskRestService",
                "org.camunda.bpm.webapp.impl.security.auth.AuthenticationFilter",
                "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration",
                "org.camunda.bpm.cockpit.Cockpit",
                "org.camunda.bpm.admin.Admin",
                "org.camunda.spin.plugin.impl.SpinProcessEnginePlugin",
                "org.camunda.templateengines.FreeMarkerTemplateEngineFactory",
                "org.apache.commons.mail.Email",
                "org.glassfish.jersey.servlet.ServletContainer",
                "org.h2.Driver");
    }

    @ParameterizedTest
    @MethodSource("names")
    void isNotOnTheClassPath(String name) {
        assertThat(BannedClassesTests.class.getClassLoader().getResource(name.replace('.', '/') + ".class"))
                .isNull();
    }

    @Test
    void noScriptLanguageIsFoundButTheEnginesOwnTwo() {
        assertThat(new ScriptEngineManager().getEngineFactories())
                .extracting(factory -> factory.getClass().getName())
                .isNotEmpty()
                .allMatch(name -> name.startsWith("org.camunda.feel.impl.script.")
                        || name.equals("org.camunda.bpm.engine.impl.scripting.engine.JuelScriptEngineFactory"));
    }
}
