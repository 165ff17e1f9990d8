//! What a language must say about an argument, and about what goes on from it.

/// Words about what a source argues for.
#[derive(Clone, Copy, Debug)]
pub struct ArgumentWords {
    /// The kinds, in their order; those of aims, challenges and cases head several.
    pub kinds: [&'static str; 5],
    /// What a point may rest on, in the order of [`Basis`](crate::finding::Basis).
    pub bases: [&'static str; 3],
    /// The button that leads back from a number's figure.
    pub back: &'static str,
}

impl ArgumentWords {
    /// English.
    pub const EN: ArgumentWords = ArgumentWords {
        kinds: ["Direction", "Path", "Aims", "Challenges", "Cases"],
        bases: [
            "Rests on a number",
            "Rests on a number that cannot follow",
            "Asserted without a number",
        ],
        back: "Back to the list",
    };
    /// Kazakh, in Cyrillic letters.
    pub const KK: ArgumentWords = ArgumentWords {
        kinds: ["Бағыт", "Жол", "Мақсаттар", "Қиындықтар", "Мысалдар"],
        bases: ["Санға сүйенеді", "Деректерге қайшы санға сүйенеді", "Сан келтірілмеген"],
        back: "Тізімге оралу",
    };
    /// Russian.
    pub const RU: ArgumentWords = ArgumentWords {
        kinds: ["Направление", "Путь", "Цели", "Трудности", "Примеры"],
        bases: [
            "Опирается на число",
            "Опирается на число, которое противоречит данным",
            "Утверждается без числа",
        ],
        back: "Назад к списку",
    };
    /// Chinese, simplified.
    pub const ZH: ArgumentWords = ArgumentWords {
        kinds: ["方向", "路径", "目标", "挑战", "案例"],
        bases: ["以数字为据", "所据数字与数据不符", "未给出数字"],
        back: "返回列表",
    };
}

/// Words about flows that go on at a growth which the reader sets.
#[derive(Clone, Copy, Debug)]
pub struct ProjectionWords {
    /// Before a value that goes on from printed ones.
    pub computed: &'static str,
    /// What is set for a flow: its name.
    pub rate: &'static str,
    /// The growth that a flow had: the years, the growth with its range.
    pub rate_own: &'static str,
}

impl ProjectionWords {
    /// English.
    pub const EN: ProjectionWords = ProjectionWords {
        computed: "Computed",
        rate: "{}: growth a year, %",
        rate_own: "As {}: {}",
    };
    /// Kazakh, in Cyrillic letters.
    pub const KK: ProjectionWords = ProjectionWords {
        computed: "Есептелген",
        rate: "{}: жылдық өсім, %",
        rate_own: "{} кезеңіндегідей: {}",
    };
    /// Russian.
    pub const RU: ProjectionWords = ProjectionWords {
        computed: "Рассчитано",
        rate: "{}: темп прироста в год, %",
        rate_own: "Как за {}: {}",
    };
    /// Chinese, simplified.
    pub const ZH: ProjectionWords =
        ProjectionWords {
            computed: "推算值", rate: "{}：年增速（%）", rate_own: "与{}相同：{}"
        };
}
