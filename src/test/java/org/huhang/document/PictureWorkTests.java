package org.huhang.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.huhang.document.FileRefused.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a picture costs is known, and refused, before a decoder sees it. */
class PictureWorkTests {

    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {30, 100, 400})
    void aLargePictureOfManyScansIsRefusedBeforeItIsDecoded(int scans) throws IOException {
        var bomb = file(Samples.manyScans(7040, scans));

        // Nobody paints here: what got as far as a decoder would be told to come again.
        assertThat(refusal(painters(0, LONG), bomb)).isEqualTo(Reason.TOO_MUCH_WORK);
    }

    @Test
    void aSmallPictureOfEndlessScansIsRefusedToo() throws IOException {
        assertThat(refusal(painters(0, LONG), file(Samples.manyScans(16, 100_000))))
                .isEqualTo(Reason.TOO_MUCH_WORK);
    }

    @Test
    void marksAreFoundAsDecodersFindThem() throws IOException {
        var picture = Samples.manyScans(7040, 40);
        var filled = Samples.join(
                Samples.slice(picture, 0, 2),
                new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xff},
                Samples.slice(picture, 2, picture.length));
        var afterTables = Samples.join(Samples.slice(picture, 0, 2), new byte[] {(byte) 0xff, (byte) 0xd9}, picture);

        assertThat(refusal(painters(0, LONG), file(filled))).isEqualTo(Reason.TOO_MUCH_WORK);
        assertThat(refusal(painters(0, LONG), file(afterTables))).isEqualTo(Reason.TOO_MUCH_WORK);
    }

    @Test
    void picturesOfTelephonesAndWebSitesAreTaken() throws IOException {
        for (var usual : new byte[][] {Samples.photo(6), Samples.progressive(4000), Samples.picture("png", 400, 300)}) {
            var type = usual[1] == 'P' ? FileType.PNG : FileType.JPEG;
            var to = folder.resolve("painted");
            painters(1, LONG).repaint(file(usual), to, type);
            assertThat(to).isNotEmptyFile();
        }
    }

    @Test
    void thumbnailsAndWhatFollowsThePictureAreNotCounted() throws IOException {
        var scan = new byte[] {(byte) 0xff, (byte) 0xda, 0, 2};
        var scans = new byte[65_000];
        for (var at = 0; at < scans.length; at += scan.length) {
            System.arraycopy(scan, 0, scans, at, scan.length);
        }
        var picture = Samples.picture("jpeg", 40, 20);
        var withThumbnail = Samples.join(
                Samples.slice(picture, 0, 2),
                new byte[] {(byte) 0xff, (byte) 0xe2, (byte) (scans.length + 2 >> 8), (byte) (scans.length + 2)},
                scans,
                Samples.slice(picture, 2, picture.length),
                scans);

        assertThat(PictureWork.of(file(withThumbnail), FileType.JPEG))
                .isEqualTo(new PictureWork(800, 1, Orientation.TOP_LEFT));
    }

    @Test
    void howThePhoneWasHeldIsReadFromTheFirstNoteBeforeThePicture() throws IOException {
        var photo = Samples.photo(6);
        var start = Samples.slice(photo, 0, 2);
        var rest = Samples.slice(photo, 2, photo.length);
        var plain = Samples.picture("jpeg", 40, 20);
        var other = new byte[] {-1, (byte) 0xe1, 0, 8, 'h', 't', 't', 'p', ':', '/'};
        var cut = new byte[] {-1, (byte) 0xe1, 0, 8, 'E', 'x', 'i', 'f', 0, 0};

        assertThat(held(photo)).isEqualTo(Orientation.RIGHT_TOP);
        assertThat(held(Samples.join(start, other, rest))).isEqualTo(Orientation.RIGHT_TOP);
        assertThat(held(Samples.join(start, cut, rest))).isEqualTo(Orientation.RIGHT_TOP);
        assertThat(held(Samples.join(photo, Samples.photo(3)))).isEqualTo(Orientation.RIGHT_TOP);
        assertThat(held(Samples.photo(9))).isEqualTo(Orientation.TOP_LEFT);
        assertThat(held(Samples.join(start, cut, Samples.slice(plain, 2, plain.length))))
                .isEqualTo(Orientation.TOP_LEFT);
    }

    private Orientation held(byte[] photo) throws IOException {
        return PictureWork.of(file(photo), FileType.JPEG).held();
    }

    @Test
    void aPictureWithoutScanOrWithoutFrameIsNone() throws IOException {
        var picture = Samples.picture("jpeg", 40, 20);

        assertThat(refusal(painters(1, LONG), file(Arrays.copyOf(picture, 4)))).isEqualTo(Reason.DAMAGED);
        assertThat(refusal(
                        painters(1, LONG),
                        file(Samples.join(Samples.slice(picture, 0, 2), new byte[] {-1, (byte) 0xd9}))))
                .isEqualTo(Reason.DAMAGED);
    }

    @Test
    void aDecoderIsStoppedWhenItsTimeIsOver() throws IOException {
        for (var format : new String[] {"jpeg", "png"}) {
            var type = FileType.valueOf(format.toUpperCase(java.util.Locale.ROOT));
            var painters = new Painters(FilesOnDatabase.settings(1, LONG, NOT_AT_ALL));

            assertThat(refusal(painters, file(Samples.picture(format, 400, 400)), type))
                    .isEqualTo(Reason.TOO_MUCH_WORK);
        }
    }

    @Test
    void whoWaitsTooLongIsToldToComeAgain() throws IOException {
        assertThat(refusal(
                        new Painters(FilesOnDatabase.settings(0, NOT_AT_ALL, LONG)),
                        file(Samples.picture("jpeg", 9, 9))))
                .isEqualTo(Reason.BUSY);
    }

    @Test
    void onlySoManyWait() throws Exception {
        var painters = painters(0, LONG);
        var picture = file(Samples.picture("jpeg", 9, 9));
        var waiting = Executors.newFixedThreadPool(9);
        try {
            var refused = new CountDownLatch(1);
            for (var i = 0; i < 9; i++) {
                waiting.submit(() -> {
                    if (refusal(painters, picture) == Reason.BUSY) {
                        refused.countDown();
                    }
                    return null;
                });
            }
            refused.await();
        } finally {
            waiting.shutdownNow();
        }
    }

    private Painters painters(int atOnce, Duration longestWait) {
        return new Painters(FilesOnDatabase.settings(atOnce, longestWait, LONG));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "received", ""), content);
    }

    private Reason refusal(Painters painters, Path picture) {
        return refusal(painters, picture, FileType.JPEG);
    }

    private Reason refusal(Painters painters, Path picture, FileType type) {
        try {
            painters.repaint(picture, folder.resolve("never"), type);
        } catch (FileRefused e) {
            return e.reason();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        throw new AssertionError("taken");
    }
}
