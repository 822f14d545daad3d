/* What SpeedBenchmark measures beside the Java code: the same layer, equations, algebra and generators in plain C, built with
 * gcc -O3 -march=native -fno-math-errno. "program LOOP" repeats the loop for some time and prints the nanoseconds a step of
 * every repetition, one a line, and last "sum" and a checksum. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

/* --- the layer: an in-plane ellipse under Slonczewski's torque; tesla, seconds */
static const double ALPHA = 0.01, PREFACTOR = -1.76085963e11 / 1.0001, STEP = 1e-12;
static const double PX = -0.8, PY = 0, PZ = 0.6; /* polarisation */
static const double E0 = 0.432, E1 = 1.36, E2 = -0.64, RATIO = 0.1;
/* in rad/s, everything times PREFACTOR: own field over m, applied field, thermal field, torque and its denominator's slope */
static double KX, KY, KZ, BX, BY, BZ, SIGMA, AJ, LX, LY, LZ;

static void layer(void) {
    const double mu0ms = 4e-7 * 3.141592653589793 * 8e5;
    KX = PREFACTOR * (-mu0ms * 0.05 + 0.01); /* easy axis x */
    KY = PREFACTOR * -mu0ms * 0.1;
    KZ = PREFACTOR * -mu0ms * 0.85;
    BX = PREFACTOR * 0.01; BY = PREFACTOR * 0.002; BZ = PREFACTOR * 0.001;
    SIGMA = PREFACTOR * 0.01;
    AJ = PREFACTOR * E0 * 1.054571817e-34 * 2e10 / (2 * 1.602176634e-19 * 8e5 * 1.6e-9);
    LX = E2 * PX; LY = E2 * PY; LZ = E2 * PZ;
}

typedef struct { double x, y, z; } vec;

static inline vec rate(vec m, vec b) {
    double fx = KX * m.x + b.x, fy = KY * m.y + b.y, fz = KZ * m.z + b.z;
    double qx = m.y * fz - m.z * fy, qy = m.z * fx - m.x * fz, qz = m.x * fy - m.y * fx;
    double tx = m.y * PZ - m.z * PY, ty = m.z * PX - m.x * PZ, tz = m.x * PY - m.y * PX;
    double a = AJ / ((LX * m.x + E1) + (LY * m.y + LZ * m.z));
    vec r;
    r.x = qx + ALPHA * (m.y * qz - m.z * qy) + a * (m.y * tz - m.z * ty + RATIO * tx);
    r.y = qy + ALPHA * (m.z * qx - m.x * qz) + a * (m.z * tx - m.x * tz + RATIO * ty);
    r.z = qz + ALPHA * (m.x * qy - m.y * qx) + a * (m.x * ty - m.y * tx + RATIO * tz);
    return r;
}

static inline vec along(vec m, double s, vec r) {
    vec n = {m.x + s * r.x, m.y + s * r.y, m.z + s * r.z};
    return n;
}

static inline vec unit(vec m) {
    double s = 1 / sqrt(m.x * m.x + m.y * m.y + m.z * m.z);
    vec n = {s * m.x, s * m.y, s * m.z};
    return n;
}

/* --- normals: ziggurat of 256 layers over xoshiro256++ */
static double width[256], height[256];
static int64_t inside[256];
static uint64_t s0 = 1, s1 = 2, s2 = 3, s3 = 4;
#define TAIL 3.6541528853610088
#define AREA 0.00492867323399

static void layers(void) {
    double right = TAIL, h = exp(-TAIL * TAIL / 2), lowest = AREA / h;
    width[0] = lowest * 0x1p-53; inside[0] = (int64_t)(TAIL / lowest * 0x1p53); height[0] = 1;
    width[255] = TAIL * 0x1p-53; height[255] = h;
    for (int i = 254; i > 0; i--) {
        double next = sqrt(-2 * log(AREA / right + h));
        inside[i + 1] = (int64_t)(next / right * 0x1p53);
        right = next; h = exp(-right * right / 2);
        width[i] = right * 0x1p-53; height[i] = h;
    }
    inside[1] = 0;
}

static inline uint64_t rotl(uint64_t x, int k) { return x << k | x >> (64 - k); }
static inline uint64_t word(void) {
    uint64_t result = rotl(s0 + s3, 23) + s0, t = s1 << 17;
    s2 ^= s0; s3 ^= s1; s1 ^= s2; s0 ^= s3; s2 ^= t; s3 = rotl(s3, 45);
    return result;
}
static double uniform(void) { return (word() >> 11) * 0x1p-53; }

static __attribute__((noinline)) double edge(int layer, double value) {
    for (;;) {
        if (layer == 0) {
            for (;;) {
                double beyond = -log1p(-uniform()) / TAIL, other = -log1p(-uniform());
                if (2 * other > beyond * beyond) return TAIL + beyond;
            }
        }
        if (height[layer] + uniform() * (height[layer - 1] - height[layer]) < exp(-value * value / 2)) return value;
        uint64_t bits = word();
        layer = bits & 255;
        int64_t position = bits >> 11;
        value = position * width[layer];
        if (position < inside[layer]) return value;
    }
}

static inline double gaussian(void) {
    uint64_t bits = word();
    int layer = bits & 255;
    int64_t position = bits >> 11;
    double value = position * width[layer];
    if (position >= inside[layer]) value = edge(layer, value);
    return bits & 256 ? -value : value;
}

static vec spin = {0.96, 0.28, 0};

static double heun(long n) {
    vec m = spin;
    for (long i = 0; i < n; i++) {
        vec b;
        b.x = BX + SIGMA * gaussian(); b.y = BY + SIGMA * gaussian(); b.z = BZ + SIGMA * gaussian();
        vec k = rate(m, b), l = rate(along(m, STEP, k), b);
        vec sum = {k.x + l.x, k.y + l.y, k.z + l.z};
        m = unit(along(m, STEP / 2, sum));
    }
    spin = m;
    return m.x + 2 * m.y + 4 * m.z;
}

static double rk4(long n) {
    vec m = spin;
    const vec f = {BX, BY, BZ};
    for (long i = 0; i < n; i++) {
        vec a = rate(m, f), b = rate(along(m, STEP / 2, a), f), c = rate(along(m, STEP / 2, b), f),
            d = rate(along(m, STEP, c), f);
        vec sum = {a.x + 2 * b.x + 2 * c.x + d.x, a.y + 2 * b.y + 2 * c.y + d.y, a.z + 2 * b.z + 2 * c.z + d.z};
        m = unit(along(m, STEP / 6, sum));
    }
    spin = m;
    return m.x + 2 * m.y + 4 * m.z;
}

/* --- ensembles: structure of arrays; T the precision; fields in radians a step */
#define SPINS 1024
static double mx[SPINS], my[SPINS], mz[SPINS], drive[SPINS];
static float fx[SPINS], fy[SPINS], fz[SPINS], fdrive[SPINS], noise[6][SPINS];
static uint32_t steps;

#define CONSTANTS(T)                                                                                                  \
    const T kx = KX * STEP, ky = KY * STEP, kz = KZ * STEP, px = PX, py = PY, pz = PZ, lx = LX, ly = LY, lz = LZ,      \
            offset = E1, al = ALPHA, ratio = RATIO, rest = 1 - ALPHA * RATIO;

#define RATE(T, R, X, Y, Z, J, HX, HY, HZ)                                                                            \
    T R##a = J / (lx * X + (ly * Y + (lz * Z + offset))), R##b = R##a * ratio, R##c = R##a * rest;                    \
    T R##ex = kx * X + HX + R##b * px, R##ey = ky * Y + HY + R##b * py, R##ez = kz * Z + HZ + R##b * pz;              \
    T R##tx = al * R##ex + R##c * px, R##ty = al * R##ey + R##c * py, R##tz = al * R##ez + R##c * pz;                 \
    T R##ux = R##ex + (Y * R##tz - Z * R##ty), R##uy = R##ey + (Z * R##tx - X * R##tz),                               \
      R##uz = R##ez + (X * R##ty - Y * R##tx);                                                                        \
    T R##x_ = Y * R##uz - Z * R##uy, R##y_ = Z * R##ux - X * R##uz, R##z_ = X * R##uy - Y * R##ux;

#define HEUN(T, SQRT, MX, MY, MZ, DRIVE, HX, HY, HZ)                                                                  \
    for (int i = 0; i < SPINS; i++) {                                                                                 \
        T x = MX[i], y = MY[i], z = MZ[i], j = DRIVE[i], hx = HX, hy = HY, hz = HZ;                                   \
        RATE(T, p, x, y, z, j, hx, hy, hz)                                                                            \
        T gx = x + px_, gy = y + py_, gz = z + pz_;                                                                   \
        RATE(T, q, gx, gy, gz, j, hx, hy, hz)                                                                         \
        x += (T)0.5 * (px_ + qx_); y += (T)0.5 * (py_ + qy_); z += (T)0.5 * (pz_ + qz_);                              \
        T s = 1 / SQRT(x * x + y * y + z * z);                                                                        \
        MX[i] = s * x; MY[i] = s * y; MZ[i] = s * z;                                                                  \
    }

static double ensemble(long n) {
    CONSTANTS(double)
    const double bx = BX * STEP, by = BY * STEP, bz = BZ * STEP;
    for (long k = 0; k < n / SPINS; k++) { HEUN(double, sqrt, mx, my, mz, drive, bx, by, bz) }
    return mx[7] + 2 * my[7] + 4 * mz[7];
}

/* --- thermal ensemble in float: Threefry4x32-12 by (spin, pair of steps), three pairs of Box and Muller by polynomials */
static const uint32_t KEY[5] = {1, 2, 3, 4, 0x1BD11BDA ^ 1 ^ 2 ^ 3 ^ 4};

static inline uint32_t rot(uint32_t x, int k) { return x << k | x >> (32 - k); }
static inline float bits_to_float(uint32_t b) { float f; memcpy(&f, &b, 4); return f; }
static inline uint32_t float_to_bits(float f) { uint32_t b; memcpy(&b, &f, 4); return b; }

#define EVEN(a, b) x0 += x1; x1 = rot(x1, a) ^ x0; x2 += x3; x3 = rot(x3, b) ^ x2;
#define ODD(a, b) x0 += x3; x3 = rot(x3, a) ^ x0; x2 += x1; x1 = rot(x1, b) ^ x2;
#define INJECT(s) x0 += KEY[(s) % 5]; x1 += KEY[((s) + 1) % 5]; x2 += KEY[((s) + 2) % 5]; x3 += KEY[((s) + 3) % 5] + (s);

static inline float radius(uint32_t word) { /* sqrt(-2 ln u) by the upper 23 bits */
    uint32_t b = float_to_bits(bits_to_float(word >> 9 | 0x3f800000) - 0.99999994f);
    uint32_t e = (uint32_t)((int32_t)(b - 0x3f3504f3) >> 23);
    float t = bits_to_float(b - (e << 23)) - 1.0f;
    float q = -0.10227076f;
    q = q * t + 0.162912532f; q = q * t - 0.172429039f; q = q * t + 0.198927062f; q = q * t - 0.249698133f;
    q = q * t + 0.333351444f; q = q * t - 0.500003637f;
    float ln = (float)(int32_t)e * 0.693147181f + (t + t * t * q);
    return sqrtf(-2.0f * ln);
}
static inline float sine(float t) {
    float y = t * t;
    return t * (((-0.559489895f * y + 2.54402081f) * y - 5.1674077f) * y + 3.14159028f);
}
static inline float cosine(float t) {
    float y = t * t;
    return ((-1.22212701f * y + 4.04128381f) * y - 4.93393801f) * y + 0.999993295f;
}
static inline float sign(float v, uint32_t word) { return bits_to_float(float_to_bits(v) ^ (word << 17 & 0x80000000u)); }
#define PAIR(A, B, WORD, ANGLE)                                                                                       \
    { uint32_t angle = ANGLE; float r = radius(WORD), t = (float)(int32_t)angle * 0x1p-32f;                           \
      A = sign(r * cosine(t), angle); B = r * sine(t); }

static __attribute__((noinline)) void normals(uint32_t pair) {
    for (uint32_t i = 0; i < SPINS; i++) {
        uint32_t x0 = i + KEY[0], x1 = pair + KEY[1], x2 = KEY[2], x3 = KEY[3];
        EVEN(10, 26) ODD(11, 21) EVEN(13, 27) ODD(23, 5) INJECT(1)
        EVEN(6, 20) ODD(17, 11) EVEN(25, 10) ODD(18, 20) INJECT(2)
        EVEN(10, 26) ODD(11, 21) EVEN(13, 27) ODD(23, 5) INJECT(3)
        PAIR(noise[0][i], noise[1][i], x0, x3 & ~511u)
        PAIR(noise[2][i], noise[5][i], x1, x0 << 23 | (x1 & 511) << 14)
        PAIR(noise[3][i], noise[4][i], x2, x2 << 23 | (x3 & 511) << 14)
    }
}

static double thermal(long n) {
    CONSTANTS(float)
    const float bx = BX * STEP, by = BY * STEP, bz = BZ * STEP, sigma = SIGMA * STEP;
    for (long k = 0; k < n / SPINS; k++, steps++) {
        if (steps % 2 == 0) normals(steps / 2);
        const float *nx = noise[steps % 2 * 3], *ny = noise[steps % 2 * 3 + 1], *nz = noise[steps % 2 * 3 + 2];
        HEUN(float, sqrtf, fx, fy, fz, fdrive, bx + sigma * nx[i], by + sigma * ny[i], bz + sigma * nz[i])
    }
    return fx[7] + 2 * fy[7] + 4 * fz[7];
}

/* --- telegraph: exact dwell times by the inverse of the exponential */
static double telegraph(long n) {
    double t = 0, low = 0;
    for (long i = 0; i < n; i++) {
        double stay = -log(1 - uniform()) * (i & 1 ? 2e-3 : 1e-3);
        t += stay; low += i & 1 ? 0 : stay;
    }
    return low / t;
}

int main(int argc, char **argv) {
    struct { const char *name; double (*loop)(long); long n; } loops[] = {
        {"heun", heun, 5000}, {"rk4", rk4, 5000}, {"ensemble", ensemble, 50 * SPINS}, {"thermal", thermal, 50 * SPINS},
        {"telegraph", telegraph, 10000}};
    layer();
    layers();
    for (int i = 0; i < SPINS; i++) {
        mx[i] = fx[i] = 0.96; my[i] = fy[i] = 0.28;
        drive[i] = fdrive[i] = AJ * STEP * (0.5 + (double)i / SPINS);
    }
    for (size_t k = 0; k < sizeof loops / sizeof *loops; k++) {
        if (argc != 2 || strcmp(argv[1], loops[k].name)) continue;
        double sum = 0, end = now() + 0.4;
        for (double t = now(); t < end;) {
            sum = loops[k].loop(loops[k].n);
            double next = now();
            printf("%.4f\n", (next - t) / loops[k].n * 1e9);
            t = next;
        }
        printf("sum %.17g\n", sum);
    }
    return 0;
}
