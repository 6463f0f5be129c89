// The yardstick: one scalar loop in C from the bytes of a corrtag to binned counts and flux, a megabyte at a time, with
// boxes and weights by column as an x1d gives them.
// Usage: fused REPEATS FILE… ; prints the milliseconds of each repeat and the sums, which the caller compares.
// Boxes, bins and sensitivity are those of benchmarks/cos-pair.mjs.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROW = 39, COLUMNS = 16384, CHUNK = 26886 * ROW };
static const double TICK = 0.032;
static const int TICKS_PER_BIN = 31;
static const double SECONDS = 2700;

static float be_float(const unsigned char *p) {
  uint32_t word;
  memcpy(&word, p, 4);
  word = __builtin_bswap32(word);
  float value;
  memcpy(&value, &word, 4);
  return value;
}

static int16_t be_short(const unsigned char *p) { return (int16_t)((p[0] << 8) | p[1]); }

static long read_number(const unsigned char *header, size_t length, const char *keyword) {
  for (size_t at = 0; at + 80 <= length; at += 80)
    if (strncmp((const char *)header + at, keyword, 10) == 0) return atol((const char *)header + at + 10);
  return -1;
}

struct sums { double events, counts, counts2, flux, flux2; };

int main(int argc, char **argv) {
  int repeats = atoi(argv[1]);
  static const short boxes[6] = {410, 438, 350, 384, 553, 587};
  short (*limits)[6] = malloc(COLUMNS * sizeof *limits);
  double *source_flux = malloc(COLUMNS * sizeof(double)), *background_counts = malloc(COLUMNS * sizeof(double));
  double *background_flux = malloc(COLUMNS * sizeof(double));
  for (int column = 0; column < COLUMNS; column++) {
    double distance = (column - 9000) / 9000.0;
    memcpy(limits[column], boxes, sizeof boxes);
    source_flux[column] = 0.00997 / (1e14 * exp(-distance * distance) * 0.99);
    background_counts[column] = 29.0 / 70;
    background_flux[column] = source_flux[column] * 29 / 70;
  }
  int bins = (int)(SECONDS / TICK / TICKS_PER_BIN) + 2;
  struct sums *source = malloc(bins * sizeof *source), *background = malloc(bins * sizeof *background);
  double *columnEvents = malloc(COLUMNS * sizeof *columnEvents);
  unsigned char *buffer = malloc(CHUNK);
  for (int repeat = 0; repeat < repeats; repeat++) {
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    double total = 0, gross = 0;
    for (int argument = 2; argument < argc; argument++) {
      memset(source, 0, bins * sizeof *source);
      memset(background, 0, bins * sizeof *background);
      memset(columnEvents, 0, COLUMNS * sizeof *columnEvents);
      FILE *file = fopen(argv[argument], "rb");
      setvbuf(file, NULL, _IONBF, 0);
      size_t length = fread(buffer, 1, 11520, file);
      long rows = read_number(buffer, length, "NAXIS2  = ");
      size_t data = 2880;
      while (strncmp((char *)buffer + data, "XTENSION", 8) != 0) data += 2880;
      for (int found = 0; !found; data += 2880)
        for (size_t at = data; at < data + 2880; at += 80)
          if (strncmp((char *)buffer + at, "END     ", 8) == 0) found = 1;
      fseek(file, (long)data, SEEK_SET);
      for (long left = rows * ROW; left > 0;) {
        size_t got = fread(buffer, 1, left < CHUNK ? (size_t)left : CHUNK, file);
        left -= (long)got;
        for (const unsigned char *row = buffer; row < buffer + got; row += ROW) {
          if (be_short(row + 36) & 2624) continue;
          int column = (int)floor((double)be_float(row + 20) + 0.5);
          int y = (int)floor((double)be_float(row + 24) + 0.5);
          if (column < 0 || column >= COLUMNS) continue;
          const short *limit = limits[column];
          int isSource = y >= limit[0] && y <= limit[1];
          int isBackground = (y >= limit[2] && y <= limit[3]) || (y >= limit[4] && y <= limit[5]);
          if (!isSource && !isBackground) continue;
          int tick = (int)floor((double)be_float(row) / TICK + 0.5);
          if (tick < 0 || tick > SECONDS / TICK) continue;
          double epsilon = be_float(row + 32);
          struct sums *sum = (isSource ? source : background) + tick / TICKS_PER_BIN;
          double counts = isSource ? epsilon : epsilon * background_counts[column];
          double flux = epsilon * (isSource ? source_flux : background_flux)[column];
          if (isSource) columnEvents[column] += 1;
          sum->events += 1;
          sum->counts += counts;
          sum->counts2 += counts * counts;
          sum->flux += flux;
          sum->flux2 += flux * flux;
        }
      }
      fclose(file);
      for (int bin = 0; bin < bins; bin++) {
        total += source[bin].events;
        gross += source[bin].counts;
      }
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("%.3f %.0f %.6f\n", (end.tv_sec - start.tv_sec) * 1e3 + (end.tv_nsec - start.tv_nsec) / 1e6, total, gross);
  }
  return 0;
}
