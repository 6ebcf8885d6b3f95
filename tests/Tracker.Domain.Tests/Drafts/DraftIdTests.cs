using CsCheck;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Drafts;

public sealed class DraftIdTests
{
    private static readonly string[] Parents = ["delegation/sg13", "delegation/itu-t/sg13/2022", "work-item/itu-t/sg15/q11/g.8310"];
    private static readonly string[] Compartments = ["delegation", "government", "org/orion", "partner/borduria", "program", "record"];
    private static readonly Gen<string> Entity = Gen.Select(Pick("a", "B", "7"), Pick("a", "Z", "_", "-", ".", "0", "q").Array[0, 12],
        (first, rest) => first + string.Concat(rest));

    [Fact]
    public void Key_of_a_text_gives_its_parts_again() =>
        Gen.Select(Pick(Parents), Pick(Compartments), Entity, Pick("text", "red-line", "talking-points")).Sample((parent, at, about, text) =>
        {
            if (EntityId.TryParse(about) is not { } entity) return;
            var id = new DraftId(ActorId.Parse(parent), CompartmentId.Parse(at), entity, text);
            Assert.Equal(id, DraftId.TryParse(id.Actor!.Value));
        }, iter: 3_000);

    [Fact]
    public void Two_texts_never_have_one_key() =>
        Gen.Select(Entity, Entity).Sample((one, other) =>
        {
            if (EntityId.TryParse(one) is not { } a || EntityId.TryParse(other) is not { } b || a == b) return;
            Assert.NotEqual(Of(a).Actor, Of(b).Actor);
        }, iter: 3_000);

    [Fact]
    public void Text_whose_key_would_be_too_long_has_none() =>
        Assert.Null(new DraftId(ActorId.Parse("delegation/" + new string('x', 150)), CompartmentId.Delegation, EntityId.Parse(new string('y', 60)),
            "text").Actor);

    [Theory]
    [InlineData("delegation/1/sg13/delegation/papers/brief")]
    [InlineData("draft/delegation/2/sg13/delegation/papers/brief")]
    [InlineData("draft/delegation/0/delegation/papers/brief")]
    [InlineData("draft/delegation/01/sg13/delegation/papers/brief")]
    [InlineData("draft/delegation/1/sg13/delegation/papers")]
    [InlineData("draft/delegation/1/sg13/delegation/papers/brief/more")]
    [InlineData("draft/delegation/1/sg13/org/papers/brief")]
    [InlineData("draft/delegation/1/sg13/nowhere/papers/brief")]
    [InlineData("draft/delegation/1/sg13/delegation/a_/brief")]
    [InlineData("draft/delegation/1/sg13/delegation/a_-b/brief")]
    [InlineData("draft/delegation/99999999999/sg13/delegation/papers/brief")]
    public void Key_that_no_text_has_is_none(string key) => Assert.Null(DraftId.TryParse(ActorId.Parse(key)));

    private static Gen<string> Pick(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static DraftId Of(EntityId about) => new(ActorId.Parse("delegation/sg13"), CompartmentId.Delegation, about, "text");
}
