using Tracker.Testing;
using Tracker.Text.Tests.Reference;

namespace Tracker.Text.Tests.Laws;

public sealed class LawTests
{
    private readonly Arbitrary arbitrary = new(Seeded.For(nameof(LawTests)));

    [Fact]
    public void Random_changes_keep_every_law_and_agree_with_the_naive_model()
    {
        var cases = Cases.Laws;
        for (var i = 0; i < cases; i++) Check(arbitrary.Document(arbitrary.Random.Next(i % 200 == 0 ? 200 : 8)));
        Console.WriteLine($"{cases} random texts with changes, on each: apply, compose, associativity, transform, invert, positions, JSON, binary, diff; "
            + $"{Seeded.Variable}={Seeded.Seed}");
    }

    private void Check(TextChange document)
    {
        var text = RichText.FromChange(document);
        var a = arbitrary.Change(text.Length);
        var b = arbitrary.Change(text.Length);
        var afterA = text.Apply(a);
        var next = arbitrary.Change(afterA.Length);
        var afterNext = afterA.Apply(next);
        var last = arbitrary.Change(afterNext.Length);
        Applying(document, text, a, afterA);
        Composing(text, a, next, afterNext, last);
        Transforming(text, a, b, afterA);
        Inverting(text, a, afterA);
        Positions(text, a);
        Encodings.Check(a, afterA);
        Differences(text, afterNext);
    }

    private static void Applying(TextChange document, RichText text, TextChange a, RichText after)
    {
        Assert.Equal(document, text.ToChange());
        Assert.Equal(NaiveText.Of(document).Apply(NaiveChange.Of(a)).Shown(), NaiveText.Of(after.ToChange()).Shown());
        Assert.Equal(text.Length + a.LengthDelta, after.Length);
        Assert.Equal(document.Compose(a), after.ToChange());
    }

    private static void Composing(RichText text, TextChange a, TextChange next, RichText afterNext, TextChange last)
    {
        var composed = a.Compose(next);
        Assert.Equal(afterNext, text.Apply(composed));
        Assert.Equal(NaiveChange.Of(a).Compose(NaiveChange.Of(next)).Shown(), NaiveChange.Of(composed).Shown());
        Assert.Equal(composed.Compose(last), a.Compose(next.Compose(last)));
    }

    private static void Transforming(RichText text, TextChange a, TextChange b, RichText afterA)
    {
        var bAfterA = a.Transform(b, priority: true);
        var aAfterB = b.Transform(a, priority: false);
        Assert.Equal(afterA.Apply(bAfterA), text.Apply(b).Apply(aAfterB));
        Assert.Equal(a.Compose(bAfterA), b.Compose(aAfterB));
        Assert.Equal(NaiveChange.Of(a).Transform(NaiveChange.Of(b), true).Shown(), NaiveChange.Of(bAfterA).Shown());
        Assert.Equal(NaiveChange.Of(b).Transform(NaiveChange.Of(a), false).Shown(), NaiveChange.Of(aAfterB).Shown());
    }

    private static void Inverting(RichText text, TextChange a, RichText afterA)
    {
        var inverse = a.Invert(text);
        Assert.Equal(text, afterA.Apply(inverse));
        Assert.Equal(text, text.Apply(a.Compose(inverse)));
    }

    private void Positions(RichText text, TextChange a)
    {
        var position = arbitrary.Random.Next(text.Length + 1);
        var naive = NaiveChange.Of(a);
        Assert.Equal(naive.TransformPosition(position, false), a.TransformPosition(position));
        Assert.Equal(naive.TransformPosition(position, true), a.TransformPosition(position, true));
    }

    private static void Differences(RichText from, RichText to)
    {
        Assert.Equal(to, from.Apply(TextChange.Diff(from, to)));
        Assert.True(TextChange.Diff(to, to).IsEmpty);
    }
}
