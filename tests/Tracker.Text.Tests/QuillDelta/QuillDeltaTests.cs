using System.Diagnostics;
using System.Globalization;
using Tracker.Testing;
using Tracker.Text.Tests.Reference;

namespace Tracker.Text.Tests.QuillDelta;

public sealed class QuillDeltaTests
{
    private const int Results = 7;
    private const int Operations = 100_000;

    [Fact]
    public async Task Operations_give_byte_for_byte_what_quill_delta_gives()
    {
        if (Node.Missing is { } sentence)
        {
            Assert.False(Node.Required, sentence);
            Assert.Skip(sentence);
        }
        var arbitrary = new Arbitrary(Seeded.For(nameof(QuillDeltaTests)));
        var cases = Enumerable.Range(0, Operations / Results + 1).Select(i => Case.From(arbitrary)).ToList();
        using var oracle = Node.Start("oracle.mjs");
        var writing = Task.Run(() => Write(oracle, cases));
        foreach (var one in cases) Assert.Equal(one.Expected(), await oracle.StandardOutput.ReadLineAsync());
        await writing;
        await oracle.WaitForExitAsync();
        Assert.Equal(0, oracle.ExitCode);
        Console.WriteLine($"{cases.Count} cases of {Results} operations; {Seeded.Variable}={Seeded.Seed}");
    }

    private static void Write(Process oracle, List<Case> cases)
    {
        foreach (var one in cases) oracle.StandardInput.WriteLine(one.Question());
        oracle.StandardInput.Close();
    }

    private sealed record Case(TextChange Base, TextChange A, TextChange B, TextChange Next, int At)
    {
        public static Case From(Arbitrary arbitrary)
        {
            var document = arbitrary.Document(8);
            var a = arbitrary.Change(document.InsertLength);
            var next = arbitrary.Change(document.InsertLength + a.LengthDelta);
            return new(document, a, arbitrary.Change(document.InsertLength), next, arbitrary.Random.Next(document.InsertLength + 1));
        }

        public string Question() =>
            $$"""{"base":{{Json(Base)}},"a":{{Json(A)}},"b":{{Json(B)}},"next":{{Json(Next)}},"at":{{At.ToString(CultureInfo.InvariantCulture)}}}""";

        public string Expected() => "[" + string.Join(',',
        [
            Json(Base.Compose(A)), Json(A.Compose(Next)), Json(A.Transform(B, true)), Json(A.Transform(B, false)), Json(A.Invert(RichText.FromChange(Base))),
            A.TransformPosition(At, true).ToString(CultureInfo.InvariantCulture), A.TransformPosition(At).ToString(CultureInfo.InvariantCulture),
        ]) + "]";

        private static string Json(TextChange change) => TextJson.Text(change, bare: true);
    }
}
