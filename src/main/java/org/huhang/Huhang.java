package org.huhang;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the platform. */
@Modulithic(systemName = "Huhang")
// Modules hide classes of the same simple name from each other; so must the context.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@EnableResilientMethods
@EnableScheduling
public class Huhang {

    /**
     * Runs the platform until it is told to stop.
     *
     * @param args Spring Boot's command line arguments
     */
    public static void main(String[] args) {
        prepare();
        SpringApplication.run(Huhang.class, args);
    }

    /** Settings of the virtual machine that must stand before the first parser or calendar is made. */
    public static void prepare() {
        // The engine's parser follows xsi:schemaLocation; "nested" is the scheme inside the packaged jar.
        System.setProperty("javax.xml.accessExternalSchema", "jar:file,file,nested");
        // Statutory days end at midnight in China, whatever zone the machine is set to.
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
    }
}
