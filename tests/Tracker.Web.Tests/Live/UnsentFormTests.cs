using Tracker.Domain.Shared;
using Tracker.Web.Live;

namespace Tracker.Web.Tests.Live;

public sealed class UnsentFormTests
{
    private readonly TaskCompletionSource<Rejection?> answer = new();
    private readonly List<string> sent = [];
    private readonly UnsentForms forms = new(() => { });

    private UnsentForm Form => forms.Of("note");

    [Fact]
    public async Task Form_is_empty_once_sent_and_a_second_press_sends_nothing()
    {
        Form["text"] = "between us";
        Assert.Equal(1, forms.Count);
        var sending = Form.Send(Keep);
        Assert.Equal("", Form["text"]);
        Assert.True(forms.IsSending);
        await Form.Send(Keep);
        answer.SetResult(null);
        await sending;
        Assert.Equal(["between us"], sent);
        Assert.Equal((0, false), (forms.Count, forms.IsSending));
    }

    [Fact]
    public async Task Reason_that_is_mended_is_not_said_any_more_and_the_words_stay()
    {
        Form["text"] = "report.pdf";
        answer.SetResult(Rejection.Invalid("The PDF is damaged."));
        await Form.Send(Keep);
        Assert.NotNull(Form.Refused);
        Form.Mend();
        Assert.Equal((null, "report.pdf"), (Form.Refused, Form["text"]));
    }

    [Fact]
    public void What_cannot_be_used_is_said_at_its_field_without_sending_it_and_until_it_can()
    {
        var form = forms.Of("watch", saysAtFields: true);
        form.Label("last-day", "Last day");
        form["last-day"] = "soon";
        form.Refuse(Rejection.Invalid("'last-day' must be a day.", "last-day"));
        Assert.Equal(("“Last day” must be a day.", null, "soon"), (form.ProblemAt("last-day"), form.RefusedElsewhere, form["last-day"]));
        form.Refuse(null);
        Assert.Null(form.ProblemAt("last-day"));
    }

    [Fact]
    public async Task Every_field_that_cannot_stay_empty_is_named_at_once_and_nothing_is_sent()
    {
        var form = forms.Of("call", saysAtFields: true);
        foreach (var (field, label) in (ReadOnlySpan<(string, string)>)[("title", "Title"), ("for", "What is paid for"), ("most", "For the whole call")])
        {
            form.Label(field, label);
            form.Demand(field, isShown: true);
        }
        form["title"] = "Quantum";
        await form.Send(Keep);
        Assert.Equal(
            (null, "“What is paid for” must not be empty.", "“For the whole call” must not be empty."),
            (form.ProblemAt("title"), form.ProblemAt("for"), form.ProblemAt("most")));
        Assert.True(form.IsRefusedFirst("for") && !form.IsRefusedFirst("most"));
        Assert.Empty(sent);
        Assert.Equal("Quantum", form["title"]);
        form["for"] = "Meetings";
        Assert.Null(form.ProblemAt("for"));
        form["most"] = "100";
        var sending = form.Send(w => Task.FromResult<Rejection?>(null));
        await sending;
        Assert.Null(form.ProblemAt("title"));
    }

    [Theory]
    [InlineData("first.words", "“Why” must not be empty.")]
    [InlineData("first.mostPerAward", "“Most per award” must not be empty.")]
    public async Task Refusal_names_a_field_as_the_screen_does(string field, string said)
    {
        Form.Label("words", "Why");
        Form["words"] = "?";
        answer.SetResult(TextLimits.Required(field));
        await Form.Send(Keep);
        Assert.Equal(said, Form.SaidOf(Form.Refused));
    }

    [Fact]
    public async Task Refused_words_come_back_with_the_reason_and_what_was_chosen_for_them()
    {
        Form.Chosen["at"] = "government";
        Form["text"] = "between us";
        var sending = Form.Send(Keep);
        Form.Chosen["at"] = "delegation";
        answer.SetResult(TextLimits.Required("text"));
        await sending;
        Assert.Equal(("between us", "government"), (Form["text"], Form.Chosen["at"]));
        Assert.Equal(TextLimits.Required("text"), Form.Refused);
    }

    [Fact]
    public async Task Refused_words_are_shown_beside_those_written_since()
    {
        Form.Chosen["at"] = "government";
        Form["text"] = "between us";
        var sending = Form.Send(Keep);
        Form["text"] = "for all";
        Form.Chosen["at"] = "delegation";
        answer.SetResult(TextLimits.Required("text"));
        await sending;
        Assert.Equal(("for all", "delegation", "between us"), (Form["text"], Form.Chosen["at"], Form.GivenBack));
    }

    [Fact]
    public async Task Another_choice_is_sent_while_the_first_is_on_its_way()
    {
        Form.Chosen["answer"] = "Concur";
        var first = Form.Send(Keep);
        Form.Chosen["answer"] = "Abstain";
        var second = Form.Send(Keep);
        await Form.Send(Keep);
        answer.SetResult(null);
        await Task.WhenAll(first, second);
        Assert.Equal(2, sent.Count);
    }

    [Fact]
    public void Discarded_words_can_be_taken_back_and_what_the_form_began_with_is_not_unsent()
    {
        Form.Begin("text", "Title");
        Assert.Equal(0, forms.Count);
        Form["text"] = "Title of mine";
        Assert.Equal(1, forms.Count);
        Form.Discard();
        Assert.Equal(("Title", 0), (Form["text"], forms.Count));
        Form.TakeBack();
        Assert.Equal(("Title of mine", 1), (Form["text"], forms.Count));
    }

    private Task<Rejection?> Keep(FormWords words)
    {
        sent.Add(words["text"]);
        return answer.Task;
    }
}
