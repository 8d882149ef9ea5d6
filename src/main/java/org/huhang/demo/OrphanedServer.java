package org.huhang.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL of a platform that was killed: it runs on and holds the data folder. It is ended in peace, else by force;
 * what was committed is there either way. A process that merely has its number by now is left alone.
 */
final class OrphanedServer {

    private static final Logger log = LoggerFactory.getLogger(OrphanedServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SAME_START = Duration.ofMinutes(2);
    private static final int STARTED_AT = 2;

    private final Path pidFile;

    OrphanedServer(Path data) {
        this.pidFile = data.resolve("postmaster.pid");
    }

    /** Ends it if it runs; returns when it is gone. */
    void stop() throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        var orphan = running(Files.readAllLines(pidFile));
        if (orphan.isPresent()) {
            log.warn(
                    "embedded PostgreSQL of a killed platform still runs and is stopped, process {}",
                    orphan.get().pid());
            end(orphan.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> running(List<String> lines) {
        try {
            var pid = Long.parseLong(lines.get(0).strip());
            var startedAt =
                    Instant.ofEpochSecond(Long.parseLong(lines.get(STARTED_AT).strip()));
            return ProcessHandle.of(pid).filter(process -> isThatServer(process.info(), startedAt));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            // The file was half written when the machine stopped; nothing runs then.
            return Optional.empty();
        }
    }

    private static boolean isThatServer(ProcessHandle.Info info, Instant startedAt) {
        return info.command().orElse("").contains("postgres")
                && info.startInstant()
                        .map(start -> Duration.between(start, startedAt).abs().compareTo(SAME_START) < 0)
                        .orElse(true);
    }

    private static void end(ProcessHandle server) {
        var workers = server.descendants().toList();
        server.destroy();
        if (!gone(server.onExit())) {
            server.destroyForcibly();
            workers.forEach(ProcessHandle::destroyForcibly);
            gone(server.onExit());
            workers.forEach(worker -> gone(worker.onExit()));
        }
    }

    private static boolean gone(CompletableFuture<ProcessHandle> exit) {
        try {
            exit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
