package org.huhang.packaged;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two nodes of the packaged jar on one database and one mail server, as compose starts them. */
final class Cluster implements AutoCloseable {

    private final Database database;
    private final GreenMail mail;
    private final Containers containers;
    private final Map<String, String> environment;
    private final JdbcClient jdbc;
    private final List<Node> nodes = new CopyOnWriteArrayList<>();

    private Cluster(Database database, GreenMail mail) throws IOException {
        this.database = database;
        this.mail = mail;
        this.containers = Containers.read();
        this.environment = containers.environment("app", values());
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(database.url(), "postgres", "postgres"));
    }

    static Cluster start() {
        try {
            var mail = new GreenMail(new ServerSetup(Node.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mail.start();
            var cluster = new Cluster(Database.start(), mail);
            cluster.startNodes();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void startNodes() throws IOException {
        try {
            // Both at once, as compose starts them: they find an empty database and must not get into each other's way.
            nodes.add(startNode(0));
            nodes.add(startNode(1));
            nodes.forEach(Node::awaitHealthy);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Map<String, String> values() throws IOException {
        var values = Containers.example();
        values.put("SPRING_DATASOURCE_URL", database.url());
        values.put("SPRING_DATASOURCE_USERNAME", Database.APP);
        values.put("SPRING_DATASOURCE_PASSWORD", "postgres");
        values.put("SPRING_FLYWAY_USER", Database.OWNER);
        values.put("SPRING_FLYWAY_PASSWORD", "postgres");
        values.put("SPRING_MAIL_HOST", "127.0.0.1");
        values.put("SPRING_MAIL_PORT", String.valueOf(mail.getSmtp().getPort()));
        values.put("HUHANG_SECRET", "only-for-tests-0123456789abcdef-only-for-tests");
        values.put("SERVER_ADDRESS", "127.0.0.1");
        return values;
    }

    private Node startNode(int number) throws IOException {
        var more = new HashMap<>(environment);
        // A dead node's jobs are taken over sooner than in service, so that the tests end sooner.
        more.put("HUHANG_ENGINE_JOB_LOCK", "10s");
        return Node.start("node" + number, containers.entrypoint(), more);
    }

    Containers containers() {
        return containers;
    }

    /** What compose gives a node. */
    Map<String, String> environment() {
        return environment;
    }

    Database database() {
        return database;
    }

    GreenMail mail() {
        return mail;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    Node node(int number) {
        return nodes.get(number % nodes.size());
    }

    /** As {@code kill -9}, and then a new node in its place; returns when the new one serves. */
    void killAndStartAgain(int number) throws IOException, InterruptedException {
        nodes.get(number).kill();
        var fresh = startNode(number);
        nodes.set(number, fresh);
        fresh.awaitHealthy();
    }

    /** Opens accounts as the platform does, in whose jar nobody is hired. */
    void hire(String agency, String role, String... usernames) {
        for (var username : usernames) {
            jdbc.sql(
                            """
                            insert into agency.person
                                (username, name, agency_code, locale, enabled, password_hash, password_changed_at, version)
                            values (:username, :name, :agency, 'zh-CN', true, :hash, now(), 0)
                            """)
                    .param("username", username)
                    .param("name", "测" + username)
                    .param("agency", agency)
                    .param("hash", Api.HASH)
                    .update();
            jdbc.sql("insert into agency.person_role (username, role) values (:username, :role)")
                    .param("username", username)
                    .param("role", role)
                    .update();
        }
    }

    /** New user names, numbered from 0. */
    static String[] names(String prefix, int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> prefix + "." + number)
                .toArray(String[]::new);
    }

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(Node::close);
        mail.stop();
        database.close();
    }
}
